package io.usdtaggregator.engine.history.write;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** The months of history: made before they begin, dropped when older than their retention. */
@ApplicationScoped
public class Partitions {
    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private final Database database;
    private final HistoryConfig config;
    private volatile YearMonth madeIn;

    public Partitions(Database database, HistoryConfig config) {
        this.database = database;
        this.config = config;
    }

    /** A table whose months are partitions. */
    private record Table(String name, int monthsKept) {
        String of(YearMonth month) {
            return name + "_" + month.toString().replace("-", "");
        }
    }

    /** Whether a row of now has a place. */
    public boolean areThere() {
        return madeIn != null;
    }

    /** Makes the months that are needed now; never fails. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> make() {
        YearMonth month = YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC));
        if (!database.isReady() || month.equals(madeIn)) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .items("market_ticks", "place_publications", "candles")
                .onItem()
                .transformToUniAndConcatenate(name -> make(new Table(name, config.retentionMonths()), month))
                .collect()
                .asList()
                .chain(() -> dropOld(new Table("older_ticks", config.retentionMonths()), month))
                .chain(() -> dropOld(new Table("older_published", config.asOfMonths()), month))
                .invoke(() -> madeIn = month)
                .onFailure()
                .invoke(failed -> LOG.warnf("partitions wait: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Versions are needed for as long as an entry of the stream can be delivered again. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetVersions() {
        return database.run(
                        "DELETE FROM rates.written_publications WHERE at < now() - interval '3 days'", Tuple.tuple())
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> make(Table table, YearMonth month) {
        return Multi.createFrom()
                .items(month.minusMonths(1), month, month.plusMonths(1))
                .onItem()
                .transformToUniAndConcatenate(each -> makeOne(table, each))
                .collect()
                .asList()
                .chain(() -> dropOld(table, month));
    }

    private Uni<Void> makeOne(Table table, YearMonth month) {
        String sql = "CREATE TABLE IF NOT EXISTS rates." + table.of(month) + " PARTITION OF rates." + table.name()
                + " FOR VALUES FROM ('" + month.atDay(1) + " 00:00:00+00') TO ('"
                + month.plusMonths(1).atDay(1) + " 00:00:00+00')";
        return database.run(sql, Tuple.tuple())
                .replaceWithVoid()
                .onFailure(failed -> String.valueOf(failed.getMessage()).contains("already exists"))
                .recoverWithNull();
    }

    private Uni<Void> dropOld(Table table, YearMonth now) {
        String oldest = table.of(now.minusMonths(table.monthsKept()));
        return database.run(
                        "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                                + " WHERE i.inhparent = $1::text::regclass",
                        Tuple.of("rates." + table.name()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .filter(name -> name.startsWith(table.name() + "_") && name.compareTo(oldest) < 0)
                        .toList())
                .chain(this::drop);
    }

    private Uni<Void> drop(List<String> months) {
        return Multi.createFrom()
                .iterable(months)
                .onItem()
                .transformToUniAndConcatenate(name -> database.run("DROP TABLE IF EXISTS rates." + name, Tuple.tuple()))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
