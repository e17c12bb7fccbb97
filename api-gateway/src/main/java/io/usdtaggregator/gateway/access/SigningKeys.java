package io.usdtaggregator.gateway.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The keys of access tokens, in memory; PostgreSQL shares them between gateways and is needed at the first start only. */
@Startup
@Singleton
public class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(5);

    private final KeyStore store;
    private final RetiredKeys retired;
    private volatile List<SigningKey> keys = List.of();
    private volatile List<PublishedKey> published = List.of();
    private volatile boolean lastReadFailed = true;
    private final Cancellable refreshing;

    SigningKeys(
            KeyStore store,
            RetiredKeys retired,
            @ConfigProperty(name = "gateway.tokens.read-keys-every", defaultValue = "30S") Duration every) {
        this.store = store;
        this.retired = retired;
        refreshing = load().onFailure()
                .invoke(failure -> LOG.warnf(
                        "signing keys cannot be read yet: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .indefinitely()
                .onItem()
                .transformToMulti(loaded -> Multi.createFrom()
                        .ticks()
                        .startingAfter(every)
                        .every(every)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> load().onFailure().recoverWithItem(this::kept)))
                .subscribe()
                .with(done -> {}, broken -> LOG.error("signing keys are not looked after any more", broken));
    }

    /** The one that signs now: the newest whose time has come. */
    SigningKey current() {
        return signing(keys, Instant.now()).orElseThrow(SigningKeys::unread);
    }

    static Optional<SigningKey> signing(List<SigningKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(Comparator.comparing(SigningKey::signsFrom));
    }

    Optional<SigningKey> named(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** All that anything which is kept was or may be signed with, for {@code jwks.json}. */
    List<PublishedKey> published() {
        requireAny();
        return published;
    }

    void requireAny() {
        if (keys.isEmpty()) {
            throw unread();
        }
    }

    /** Whether there may be a key that is not known here: the last read of them failed. */
    boolean mayLack() {
        return lastReadFailed;
    }

    static HttpProblem unread() {
        return Problem.unavailable(
                "signing_keys_unavailable",
                "The signing keys cannot be read right now; ask again shortly",
                Duration.ofSeconds(5));
    }

    private Uni<Void> load() {
        return store.keys()
                .chain(read -> retired.published(Instant.now()).invoke(old -> {
                    published = Stream.concat(
                                    read.stream().map(key -> new PublishedKey(key.kid(), key.publicKey())),
                                    old.stream())
                            .toList();
                    keys = List.copyOf(read);
                    lastReadFailed = false;
                }))
                .onFailure()
                .invoke(out -> lastReadFailed = true)
                .replaceWithVoid();
    }

    private Void kept(Throwable failure) {
        // Never the message: a database client may quote the values of a statement, and here they are keys.
        LOG.debugf("signing keys: kept: %s", failure.getClass().getSimpleName());
        return null;
    }

    @PreDestroy
    void close() {
        refreshing.cancel();
    }
}
