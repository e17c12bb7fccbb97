package io.usdtaggregator.engine.history.write;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.engine.history.storage.Names;
import io.usdtaggregator.engine.history.storage.Names.Name;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes publications into PostgreSQL, many in one statement: all of them or none. A second arrival changes nothing. */
@ApplicationScoped
public class HistoryLog {
    /** Nothing is written while a name's number or a base that rows refer to is not there: then they are lost. */
    private static final String APPEND = """
            WITH lost AS (
                SELECT 1 FROM unnest($1::integer[], $2::text[], $3::text[]) AS used (number, kind, name)
                WHERE NOT EXISTS (
                    SELECT FROM rates.names
                    WHERE names.number = used.number AND names.kind = used.kind AND names.name = used.name)
                UNION ALL
                SELECT 1 FROM unnest($4::integer[], $5::timestamptz[], $6::bigint[]) AS base (subject, at, version)
                WHERE NOT EXISTS (
                    SELECT FROM rates.market_ticks AS tick
                    WHERE tick.subject = base.subject AND tick.at = base.at AND tick.version = base.version)
            ), new AS (
                INSERT INTO rates.written_publications (version, at)
                SELECT * FROM unnest($7::bigint[], $8::timestamptz[]) WHERE NOT EXISTS (SELECT FROM lost)
                ON CONFLICT DO NOTHING RETURNING version, at
            ), markets AS (
                INSERT INTO rates.market_ticks (at, version, subject, tick, heartbeat, id, rate, raw_rate, platform, reason,
                    observed_at, record, base_at, base_version, base_subject)
                SELECT at, given.* FROM unnest($9::bigint[], $10::integer[], $11::boolean[], $12::boolean[], $13::uuid[],
                    $14::numeric[], $15::numeric[], $16::text[], $17::text[], $18::timestamptz[], $19::bytea[],
                    $20::timestamptz[], $21::bigint[], $22::integer[]) AS given (version, subject, tick, heartbeat, id,
                    rate, raw_rate, platform, reason, observed_at, record, base_at, base_version, base_subject)
                JOIN new USING (version)
            ), corridors AS (
                SELECT version, place, array_agg(corridor ORDER BY corridor) AS corridors,
                    array_agg(cross_rule ORDER BY corridor) AS cross_rules,
                    array_agg(heartbeat ORDER BY corridor) AS heartbeats, array_agg(id ORDER BY corridor) AS ids,
                    array_agg(buy ORDER BY corridor) AS buys, array_agg(sell ORDER BY corridor) AS sells,
                    array_agg(rate ORDER BY corridor) AS rates,
                    array_agg(inverse_rate ORDER BY corridor) AS inverse_rates,
                    array_agg(round_trip_cost_pct ORDER BY corridor) AS round_trip_costs_pct,
                    array_agg(id) FILTER (WHERE NOT heartbeat
                        AND at NOT BETWEEN rates.first_instant(id) AND rates.last_instant(id)) AS late_ids
                FROM unnest($23::bigint[], $24::integer[], $25::integer[], $26::integer[], $27::boolean[], $28::uuid[],
                    $29::uuid[], $30::uuid[], $31::numeric[], $32::numeric[], $33::numeric[]) AS given (version, place,
                    corridor, cross_rule, heartbeat, id, buy, sell, rate, inverse_rate, round_trip_cost_pct)
                JOIN new USING (version) GROUP BY version, place
            ), places AS (
                INSERT INTO rates.place_publications (at, version, place, computed_at, settings_version, corridors,
                    cross_rules, heartbeats, ids, buys, sells, rates, inverse_rates, round_trip_costs_pct, late_ids)
                SELECT at, version, place, computed_at, settings_version, corridors, cross_rules, heartbeats, ids, buys,
                    sells, rates, inverse_rates, round_trip_costs_pct, late_ids
                FROM unnest($34::bigint[], $35::integer[], $36::timestamptz[], $37::bigint[])
                    AS given (version, place, computed_at, settings_version)
                JOIN new USING (version) LEFT JOIN corridors USING (version, place)
            )
            SELECT EXISTS (SELECT FROM lost) AS lost, ARRAY(SELECT version FROM new) AS written
            """;

    private final Database database;
    private final Names names;
    private final BaseRecords bases = new BaseRecords();

    public HistoryLog(Database database, Names names) {
        this.database = database;
        this.names = names;
    }

    /** Done when they are written; those that were before are left as they are. */
    public Uni<Void> append(List<HistoryEntry> publications) {
        List<HistoryEntry> each = List.copyOf(publications.stream()
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toMap(
                        entry -> entry.made().version(),
                        Function.identity(),
                        (first, again) -> first,
                        LinkedHashMap::new))
                .values());
        return each.isEmpty() ? Uni.createFrom().voidItem() : appendOrTryAgain(each);
    }

    /** A server that takes over from a lost one may lack names and bases that this engine knows: it is asked anew. */
    private Uni<Void> appendOrTryAgain(List<HistoryEntry> publications) {
        return appendUnlessLost(publications)
                .chain(done -> done ? Uni.createFrom().item(true) : appendUnlessLost(publications))
                .invoke(done -> {
                    if (!done) {
                        throw new IllegalStateException("names or bases are lost as soon as they are written");
                    }
                })
                .onFailure()
                .invoke(this::forget)
                .replaceWithVoid();
    }

    /** Answers whether all is there that the rows refer to; where it is not, nothing is written. */
    private Uni<Boolean> appendUnlessLost(List<HistoryEntry> publications) {
        return names.number(publications.stream().flatMap(HistoryLog::names).toList())
                .chain(numbers -> append(publications, numbers));
    }

    private Uni<Boolean> append(List<HistoryEntry> publications, Map<Name, Integer> numbers) {
        MarketRows markets = new MarketRows(numbers, bases);
        publications.forEach(markets::add);
        Tuple values = Tuple.tuple();
        new Columns<>(List.copyOf(numbers.entrySet()), values)
                .integers(Map.Entry::getValue)
                .texts(name -> name.getKey().kind())
                .texts(name -> name.getKey().name());
        markets.addBasesTo(values);
        new Columns<>(publications, values)
                .longs(entry -> entry.made().version())
                .instants(entry -> entry.made().publishedAt());
        markets.addTo(values);
        CorridorRows.of(publications).addTo(values, numbers);
        return database.run(APPEND, values)
                .map(rows -> rows.iterator().next())
                .map(answer -> {
                    markets.keepBases(Set.of(answer.getArrayOfLongs("written")));
                    return !answer.getBoolean("lost");
                })
                .invoke(there -> {
                    if (!there) {
                        forget();
                    }
                });
    }

    /** PostgreSQL is asked for names again, and the next record of each market stands for itself. */
    public void forget() {
        bases.forget();
        names.forget();
    }

    private static Stream<Name> names(HistoryEntry entry) {
        return Stream.concat(
                entry.rates().stream().map(record -> MarketRows.name(record.rate())), CorridorRows.names(entry));
    }
}
