package io.usdtaggregator.gateway.access;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.gateway.address.CallerAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends what a caller began before it lost its right to: a stream may last for days, while staff revoke a key or narrow
 * its addresses, and keys and tokens expire.
 */
@Singleton
public class Revocations {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Accounts accounts;
    private final Authenticator authenticator;
    private final CallerAddress addresses;
    private final BroadcastProcessor<AccessIndex> looks = BroadcastProcessor.create();
    private final Cancellable watching;

    Revocations(Accounts accounts, Authenticator authenticator, CallerAddress addresses) {
        this.accounts = accounts;
        this.authenticator = authenticator;
        this.addresses = addresses;
        watching = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> read().ifPresent(looks::onNext));
    }

    /** Emits once, when the caller of this request may no longer read. */
    public Multi<Ending> of(RoutingContext http) {
        Right right =
                new Right(Caller.of(http), authenticator.tokenEndsAt(http.request()), addresses.of(http.request()));
        return looks.onOverflow()
                .dropPreviousItems()
                .map(now -> right.ended(now, Instant.now()))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .select()
                .first();
    }

    /** Before the first snapshot is read there is nothing to revoke. */
    private Optional<AccessIndex> read() {
        try {
            return Optional.of(accounts.now());
        } catch (RuntimeException starting) {
            return Optional.empty();
        }
    }

    void end(@Observes ShutdownEvent now) {
        watching.cancel();
    }
}
