package io.usdtaggregator.engine.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Appends ticks, many rows a statement. While PostgreSQL is away they wait, and rates go on. */
@ApplicationScoped
public class TickLog {
    private static final String APPEND = """
            WITH given AS (
                SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                    $7::text[], $8::numeric[], $9::numeric[], $10::text[], $11::bigint[], $12::boolean[], $13::text[],
                    $14::text[])
                AS t (digest, rate_id, at, kind, subject, source, platform, rate, raw_rate, reason, settings_version,
                    heartbeat, derivation, books)
            ), fresh AS (
                INSERT INTO rates.tick_digests (digest, at) SELECT digest, at FROM given
                ON CONFLICT DO NOTHING RETURNING digest
            )
            INSERT INTO rates.ticks (at, rate_id, kind, subject, source, platform, rate, raw_rate, reason,
                settings_version, heartbeat, derivation, books)
            SELECT at, rate_id, kind, subject, source, platform, rate, raw_rate, reason, settings_version, heartbeat,
                derivation::jsonb, books::jsonb
            FROM given JOIN fresh USING (digest)
            """;

    private final Database database;
    private final PatientRows<Tick> rows;

    public TickLog(Database database, Partitions partitions, MeterRegistry meters) {
        this.database = database;
        this.rows = new PatientRows<>("ticks", partitions, this::insert);
        meters.gauge("engine.ticks.waiting", rows.waiting(), ConcurrentLinkedDeque::size);
    }

    /** Done when they are written, or wait for PostgreSQL. Never fails. */
    public Uni<Void> append(List<Tick> ticks) {
        return rows.append(ticks);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> later() {
        return rows.later();
    }

    private Uni<Void> insert(List<Tick> ticks) {
        Tuple columns = Tuple.tuple();
        columns.addArrayOfString(column(ticks, Tick::digest, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::rateId, String[]::new));
        columns.addArrayOfOffsetDateTime(
                column(ticks, tick -> tick.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new));
        columns.addArrayOfString(column(ticks, Tick::kind, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::subject, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::source, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::platform, String[]::new));
        columns.addValue(column(ticks, tick -> number(tick.rate()), io.vertx.sqlclient.data.Numeric[]::new));
        columns.addValue(column(ticks, tick -> number(tick.rawRate()), io.vertx.sqlclient.data.Numeric[]::new));
        columns.addArrayOfString(column(ticks, Tick::reason, String[]::new));
        columns.addArrayOfLong(column(ticks, Tick::settingsVersion, Long[]::new));
        columns.addArrayOfBoolean(column(ticks, Tick::heartbeat, Boolean[]::new));
        columns.addArrayOfString(column(ticks, Tick::derivation, String[]::new));
        columns.addArrayOfString(column(ticks, Tick::books, String[]::new));
        return database.run(APPEND, columns).replaceWithVoid();
    }

    private static io.vertx.sqlclient.data.Numeric number(BigDecimal value) {
        return value == null ? null : io.vertx.sqlclient.data.Numeric.create(value);
    }

    private static <T> T[] column(List<Tick> ticks, Function<Tick, T> value, IntFunction<T[]> array) {
        return ticks.stream().map(value).toArray(array);
    }
}
