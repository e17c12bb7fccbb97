package io.usdtaggregator.gateway.security;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.usdtaggregator.gateway.address.CallerAddress;
import io.usdtaggregator.gateway.security.AccessGrant.Expiry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Ends what a caller began before it lost its right to: a stream may last for days, while staff revoke a key or narrow
 * its addresses, and keys and tokens expire.
 */
@Singleton
public class Revocations {
    private final Accounts accounts;
    private final CallerAddress addresses;
    private final BroadcastProcessor<AccessIndex> checks = BroadcastProcessor.create();

    Revocations(Accounts accounts, CallerAddress addresses) {
        this.accounts = accounts;
        this.addresses = addresses;
    }

    /** Before the first snapshot is read there is nothing to revoke. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> check() {
        accounts.ifRead().ifPresent(checks::onNext);
        return Uni.createFrom().voidItem();
    }

    /** Emits once, when the caller of this request may no longer read. */
    public Multi<Expiry> of(RoutingContext http) {
        AccessGrant grant = new AccessGrant(Caller.of(http), tokenEndsAt(http), addresses.of(http.request()));
        return checks.onOverflow()
                .dropPreviousItems()
                .map(now -> grant.ended(now, Instant.now()))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .select()
                .first();
    }

    private static Optional<Instant> tokenEndsAt(RoutingContext http) {
        return CallerIdentity.of(http)
                .map(SecurityIdentity::getPrincipal)
                .filter(JsonWebToken.class::isInstance)
                .map(token -> Instant.ofEpochSecond(((JsonWebToken) token).getExpirationTime()));
    }
}
