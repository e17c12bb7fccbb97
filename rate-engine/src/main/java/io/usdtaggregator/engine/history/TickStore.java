package io.usdtaggregator.engine.history;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Ticks in PostgreSQL: only added to. While PostgreSQL is away they wait here, and rates are published all the same. */
@ApplicationScoped
public class TickStore {
    private static final Logger LOG = Logger.getLogger(TickStore.class);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int MOST_WAITING = 50_000;
    private static final int MOST_AT_ONCE = 500;

    private final Pool database;
    private final Migration migration;
    private final Deque<Tick> waiting = new ArrayDeque<>();

    TickStore(Pool database, Migration migration) {
        this.database = database;
        this.migration = migration;
    }

    /** Writes them now, or keeps them for later; never fails. */
    public Uni<Void> add(List<Tick> ticks) {
        synchronized (waiting) {
            waiting.addAll(ticks);
            while (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
            }
        }
        return flush();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        List<Tick> batch = next();
        if (batch.isEmpty() || !migration.isDone()) {
            putBack(batch);
            return Uni.createFrom().voidItem();
        }
        return insert(batch)
                .onFailure()
                .invoke(failure -> {
                    LOG.warnf("%d ticks wait for PostgreSQL: %s", batch.size(), failure.getMessage());
                    putBack(batch);
                })
                .onFailure()
                .recoverWithNull();
    }

    /** One by its name. */
    public Uni<Optional<Tick>> find(String rateId) {
        return database.preparedQuery("select * from rates.tick where rate_id = $1")
                .execute(Tuple.of(rateId))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(rows -> {
                    var found = rows.iterator();
                    return found.hasNext() ? Optional.of(tick(found.next())) : Optional.empty();
                });
    }

    /** Oldest first, those after the name {@code after} (names grow with time). */
    public Uni<List<Tick>> between(
            String subject, String source, Instant from, Instant to, Optional<String> after, int most) {
        return database.preparedQuery("""
                        select * from rates.tick
                        where subject = $1 and source = $2 and at >= $3 and at < $4 and rate_id > $5
                        order by at, rate_id limit $6""")
                .execute(Tuple.of(
                        subject,
                        source,
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        after.orElse(""),
                        most))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(rows -> {
                    List<Tick> ticks = new ArrayList<>();
                    rows.forEach(row -> ticks.add(tick(row)));
                    return ticks;
                });
    }

    private Uni<Void> insert(List<Tick> batch) {
        List<Tuple> rows = batch.stream()
                .map(tick -> Tuple.from(new Object[] {
                    tick.rateId(),
                    tick.at().atOffset(ZoneOffset.UTC),
                    tick.subject(),
                    tick.source(),
                    tick.kind(),
                    tick.rate(),
                    new JsonObject(tick.value()),
                    tick.madeFrom()
                }))
                .toList();
        return database.preparedQuery("""
                        insert into rates.tick (rate_id, at, subject, source, kind, rate, value, made_from)
                        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""")
                .executeBatch(rows)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .replaceWithVoid();
    }

    private List<Tick> next() {
        synchronized (waiting) {
            List<Tick> batch = new ArrayList<>();
            while (!waiting.isEmpty() && batch.size() < MOST_AT_ONCE) {
                batch.add(waiting.removeFirst());
            }
            return batch;
        }
    }

    private void putBack(List<Tick> batch) {
        synchronized (waiting) {
            for (int i = batch.size() - 1; i >= 0; i--) {
                waiting.addFirst(batch.get(i));
            }
        }
    }

    private static Tick tick(Row row) {
        return new Tick(
                row.getString("rate_id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("subject"),
                row.getString("source"),
                row.getString("kind"),
                row.getBigDecimal("rate"),
                row.getJsonObject("value").encode(),
                row.getString("made_from"));
    }
}
