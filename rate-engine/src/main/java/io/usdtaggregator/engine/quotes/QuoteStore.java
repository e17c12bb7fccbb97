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

/** The quotes in PostgreSQL, kept as long as the ticks that they were made from; its clock says which have expired. */
@ApplicationScoped
public class QuoteStore {
    private static final Logger LOG = Logger.getLogger(QuoteStore.class);

    private static final String SELECT =
            "SELECT *, expires_at > now() AS active, greatest(0, ceil(extract(epoch FROM expires_at - now())))::bigint"
                    + " AS seconds_left FROM rates.quotes WHERE ";

    private final Database database;
    private final HistoryConfig config;

    public QuoteStore(Database database, HistoryConfig config) {
        this.database = database;
        this.config = config;
    }

    /** In milliseconds, as instants are shown. */
    public Uni<Now> now() {
        return database.run("SELECT date_trunc('milliseconds', now()) AS now", Tuple.tuple())
                .map(rows ->
                        new Now(rows.iterator().next().getOffsetDateTime("now").toInstant()));
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
        return database.run(SELECT + "account = $1 AND idempotency_key = $2", Tuple.of(account, idempotencyKey))
                .map(QuoteStore::first);
    }

    /** Only the account that asked for a quote finds it. */
    public Uni<Optional<FoundQuote>> find(String id, String account) {
        return database.run(SELECT + "id = $1 AND account = $2", Tuple.of(id, account))
                .map(QuoteStore::first);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return database.run(
                        "DELETE FROM rates.quotes WHERE created_at < now() - make_interval(months => $1)",
                        Tuple.of(config.retentionMonths()))
                .onFailure()
                .invoke(away -> LOG.warnf("old quotes stay for now: %s", away.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static Optional<FoundQuote> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(QuoteStore::found)
                .findFirst();
    }

    private static FoundQuote found(Row row) {
        KeptQuote kept = new KeptQuote(
                row.getString("id"),
                row.getString("account"),
                row.getString("idempotency_key"),
                row.getString("request"),
                row.getString("quote"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
        FoundQuote.Status status = row.getBoolean("active") ? FoundQuote.Status.ACTIVE : FoundQuote.Status.EXPIRED;
        return new FoundQuote(kept, status, row.getLong("seconds_left"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
