package io.usdtaggregator.gateway.tokens;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.tokens.SigningKey.PublishedKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The keys of access tokens, in memory; PostgreSQL shares them between gateways and is needed at the first start only. */
@Singleton
public class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    /** Reads may fail for so long because this gateway itself, or the machine, is still starting. */
    private static final Duration SERVES_WITHOUT_AFTER = Duration.ofSeconds(20);

    private final SigningKeyStore store;
    private final RetiredKeys retired;
    private final Duration every;
    private volatile List<SigningKey> keys = List.of();
    private volatile List<PublishedKey> published = List.of();
    private volatile boolean lastReadFailed = true;
    private volatile Instant readAt = Instant.EPOCH;
    private final LongSupplier nanoTime;
    private final AtomicReference<Long> firstFailure = new AtomicReference<>();

    @Inject
    SigningKeys(SigningKeyStore store, RetiredKeys retired, TokensConfig config) {
        this(store, retired, config, System::nanoTime);
    }

    /** @param nanoTime a clock that only goes forward, as {@link System#nanoTime} */
    SigningKeys(SigningKeyStore store, RetiredKeys retired, TokensConfig config, LongSupplier nanoTime) {
        this.store = store;
        this.retired = retired;
        this.every = config.readKeysEvery();
        this.nanoTime = nanoTime;
    }

    /** Each second until they were read once, then as often as configured. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> readWhenDue() {
        return keys.isEmpty() || !readAt.plus(every).isAfter(Instant.now())
                ? read().onFailure().recoverWithItem(this::kept)
                : Uni.createFrom().voidItem();
    }

    /** Whether there are any, or PostgreSQL was asked in vain for long: API keys are served without it. */
    public boolean wereReadOrAreOut() {
        Long failing = firstFailure.get();
        return !keys.isEmpty() || (failing != null && nanoTime.getAsLong() - failing >= SERVES_WITHOUT_AFTER.toNanos());
    }

    /** The one that signs now: the newest whose time has come. */
    public SigningKey current() {
        return signing(keys, Instant.now()).orElseThrow(SigningKeys::unread);
    }

    public static Optional<SigningKey> signing(List<SigningKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(Comparator.comparing(SigningKey::signsFrom));
    }

    public Optional<SigningKey> named(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** The key that a token names; throws a 503 where it may be one that another gateway made and that could not be read. */
    Optional<SigningKey> forVerification(String kid) {
        Optional<SigningKey> known = named(kid);
        if (known.isEmpty() && lastReadFailed) {
            throw unread();
        }
        return known;
    }

    /** All that anything which is kept was or may be signed with, for {@code jwks.json}. */
    public List<PublishedKey> published() {
        requireAny();
        return published;
    }

    public void requireAny() {
        if (keys.isEmpty()) {
            throw unread();
        }
    }

    public static HttpProblem unread() {
        return Problem.unavailable(
                "signing_keys_unavailable",
                "The signing keys cannot be read right now; ask again shortly",
                Duration.ofSeconds(5));
    }

    Uni<Void> read() {
        return store.keys()
                .chain(read -> retired.published(Instant.now()).invoke(old -> {
                    published = Stream.concat(
                                    read.stream().map(key -> new PublishedKey(key.kid(), key.publicKey())),
                                    old.stream())
                            .toList();
                    keys = List.copyOf(read);
                    lastReadFailed = false;
                    readAt = Instant.now();
                }))
                .onFailure()
                .invoke(out -> {
                    lastReadFailed = true;
                    firstFailure.compareAndSet(null, nanoTime.getAsLong());
                })
                .replaceWithVoid();
    }

    private Void kept(Throwable failure) {
        // Never the message: a database client may quote the values of a statement, and here they are keys.
        LOG.debugf("signing keys: kept: %s", failure.getClass().getSimpleName());
        return null;
    }
}
