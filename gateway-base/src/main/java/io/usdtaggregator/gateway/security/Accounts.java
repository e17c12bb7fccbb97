package io.usdtaggregator.gateway.security;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.model.access.Access;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The accounts and keys of the newest snapshot: what staff revoke is gone with the next one. */
@Singleton
public class Accounts {
    private final LiveData live;
    private volatile AccessIndex index;

    Accounts(LiveData live) {
        this.live = live;
    }

    public AccessIndex now() {
        return indexed(live.access());
    }

    /** Empty before the first snapshot was read. */
    public Optional<AccessIndex> ifRead() {
        return live.ready() ? Optional.of(now()) : Optional.empty();
    }

    private AccessIndex indexed(Access snapshot) {
        AccessIndex held = index;
        if (held == null || !held.isOf(snapshot)) {
            held = new AccessIndex(snapshot);
            index = held;
        }
        return held;
    }
}
