package io.usdtaggregator.engine.quotes;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.quotes.NewQuote;
import io.usdtaggregator.base.internal.quotes.QuoteStatus;
import io.usdtaggregator.base.internal.quotes.StoredQuote;
import io.usdtaggregator.engine.history.write.HistoryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/** The quotes in PostgreSQL, kept as long as the ticks that they were made from; its clock says which have expired. */
@ApplicationScoped
public class QuoteStore {
    private static final Logger LOG = Logger.getLogger(QuoteStore.class);
    private static final long MILLIS_OF_A_SECOND = 1000;

    private final Database database;
    private final QuoteRepository quotes;
    private final HistoryConfig config;

    public QuoteStore(Database database, QuoteRepository quotes, HistoryConfig config) {
        this.database = database;
        this.quotes = quotes;
        this.config = config;
    }

    /** What a quote that is made now is dated with. */
    public Uni<Instant> now() {
        return database.inTime(() -> Panache.withSession(quotes::now));
    }

    /** Stores this quote, unless the account's key was used before: answers the quote that was stored first. */
    public Uni<StoredQuote> store(NewQuote quote) {
        return byKey(quote.account(), quote.idempotencyKey())
                .chain(first -> first.map(Uni.createFrom()::item).orElseGet(() -> insert(quote)));
    }

    /** Of several who insert at once one succeeds; the others answer what that one stored. */
    private Uni<StoredQuote> insert(NewQuote quote) {
        return database.inTime(() -> Panache.withTransaction(() -> quotes.persist(new QuoteEntity(quote))))
                .replaceWithVoid()
                .onFailure(ConstraintViolationException.class)
                .recoverWithNull()
                .chain(() -> byKey(quote.account(), quote.idempotencyKey()))
                .map(Optional::orElseThrow);
    }

    /** What was stored first under this key of the account's. */
    public Uni<Optional<StoredQuote>> byKey(String account, String idempotencyKey) {
        return find(() -> quotes.byKey(account, idempotencyKey));
    }

    /** Only the account that asked for a quote finds it. */
    public Uni<Optional<StoredQuote>> byId(String id, String account) {
        return find(() -> quotes.byId(id, account));
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteOld() {
        Instant limit = Instant.now()
                .atZone(ZoneOffset.UTC)
                .minusMonths(config.retentionMonths())
                .toInstant();
        return database.inTime(() -> Panache.withTransaction(() -> quotes.deleteCreatedBefore(limit)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failed -> LOG.warnf("old quotes stay for now: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Optional<StoredQuote>> find(Supplier<Uni<QuoteEntity>> query) {
        return database.inTime(() -> Panache.withSession(() -> query.get()
                .chain(found -> found == null
                        ? Uni.createFrom().item(Optional.empty())
                        : quotes.now().map(now -> Optional.of(judged(found.asSigned(), now))))));
    }

    static StoredQuote judged(NewQuote quote, Instant now) {
        long millisLeft = Duration.between(now, quote.expiresAt()).toMillis();
        return millisLeft > 0
                ? new StoredQuote(quote, QuoteStatus.ACTIVE, (millisLeft + MILLIS_OF_A_SECOND - 1) / MILLIS_OF_A_SECOND)
                : new StoredQuote(quote, QuoteStatus.EXPIRED, 0);
    }
}
