package io.usdtaggregator.engine.quotes;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.history.Database;
import io.usdtaggregator.engine.history.HistoryConfig;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** The quotes in PostgreSQL, kept as long as the ticks that they were made from. */
@ApplicationScoped
public class QuoteStore {
    private static final Logger LOG = Logger.getLogger(QuoteStore.class);

    private static final String FIND = "SELECT *, expires_at <= now() AS expired FROM rates.quotes";

    private final Database database;
    private final HistoryConfig config;

    public QuoteStore(Database database, HistoryConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Keeps this quote, unless the account's key was used before: answers the one that was kept first. */
    public Uni<FoundQuote> keep(KeptQuote quote) {
        return database.run(
                        "INSERT INTO rates.quotes (id, account, idempotency_key, request, quote, created_at, expires_at)"
                                + " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (account, idempotency_key) DO NOTHING",
                        Tuple.from(List.of(
                                quote.id(),
                                quote.account(),
                                quote.idempotencyKey(),
                                quote.request(),
                                quote.quote(),
                                at(quote.createdAt()),
                                at(quote.expiresAt()))))
                .chain(() -> ofKey(quote.account(), quote.idempotencyKey()))
                .map(Optional::orElseThrow);
    }

    /** What was kept first under this key of the account's. */
    public Uni<Optional<FoundQuote>> ofKey(String account, String idempotencyKey) {
        return database.run(FIND + " WHERE account = $1 AND idempotency_key = $2", Tuple.of(account, idempotencyKey))
                .map(QuoteStore::first);
    }

    /** Only the account that asked for a quote finds it. */
    public Uni<Optional<FoundQuote>> find(String id, String account) {
        return database.run(FIND + " WHERE id = $1 AND account = $2", Tuple.of(id, account))
                .map(QuoteStore::first);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return database.run(
                        "DELETE FROM rates.quotes WHERE created_at < $1",
                        Tuple.of(Instant.now().atOffset(ZoneOffset.UTC).minusMonths(config.retentionMonths())))
                .onFailure()
                .invoke(away -> LOG.warnf("old quotes stay for now: %s", away.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static Optional<FoundQuote> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new FoundQuote(
                        new KeptQuote(
                                row.getString("id"),
                                row.getString("account"),
                                row.getString("idempotency_key"),
                                row.getString("request"),
                                row.getString("quote"),
                                row.getOffsetDateTime("created_at").toInstant(),
                                row.getOffsetDateTime("expires_at").toInstant()),
                        row.getBoolean("expired")))
                .findFirst();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
