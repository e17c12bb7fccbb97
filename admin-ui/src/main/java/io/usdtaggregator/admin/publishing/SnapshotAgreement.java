package io.usdtaggregator.admin.publishing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What Redis and PostgreSQL agreed on last. While Redis still has that version PostgreSQL is asked every 15 seconds only,
 * for what another admin-ui saved and could not publish.
 */
public final class SnapshotAgreement {
    private static final Duration LASTS = Duration.ofSeconds(15);

    private final SnapshotPublisher publisher;
    private final String key;
    private volatile OptionalLong version = OptionalLong.empty();
    private volatile Instant until = Instant.MIN;

    /** @param key of the snapshot in Redis */
    public SnapshotAgreement(SnapshotPublisher publisher, String key) {
        this.publisher = publisher;
        this.key = key;
    }

    /** Both have this version. */
    public void reached(long common) {
        until = Instant.now().plus(LASTS);
        version = OptionalLong.of(common);
    }

    /** PostgreSQL may have a version that Redis does not have. */
    public void ended() {
        version = OptionalLong.empty();
    }

    /** Whether Redis has what both had last; fails where Redis does not answer. */
    public Uni<Boolean> lasts() {
        OptionalLong agreed = version;
        return agreed.isEmpty() || Instant.now().isAfter(until)
                ? Uni.createFrom().item(false)
                : publisher.publishedVersion(key).map(published -> published == agreed.getAsLong());
    }

    /** Tells readers that Redis has what both had last. */
    public Uni<Void> announce() {
        OptionalLong agreed = version;
        return agreed.isEmpty() ? Uni.createFrom().voidItem() : publisher.announce(key, agreed.getAsLong());
    }
}
