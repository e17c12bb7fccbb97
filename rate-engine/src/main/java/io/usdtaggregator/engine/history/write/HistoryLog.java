package io.usdtaggregator.engine.history.write;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.engine.history.storage.Names;
import io.usdtaggregator.engine.history.storage.Names.Name;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.write.HistoryEntry.CorridorRecord;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes publications into PostgreSQL, many in one statement: all of them or none. A second arrival changes nothing. */
@ApplicationScoped
public class HistoryLog {
    private static final String APPEND = """
            WITH new AS (
                INSERT INTO rates.written_publications (version, at)
                SELECT * FROM unnest($1::bigint[], $2::timestamptz[]) ON CONFLICT DO NOTHING RETURNING version, at
            ), markets AS (
                INSERT INTO rates.market_ticks (at, version, subject, tick, heartbeat, id, rate, raw_rate, platform, reason,
                    observed_at, record, base_at, base_version, base_subject)
                SELECT at, given.* FROM unnest($3::bigint[], $4::integer[], $5::boolean[], $6::boolean[], $7::uuid[],
                    $8::numeric[], $9::numeric[], $10::text[], $11::text[], $12::timestamptz[], $13::bytea[],
                    $14::timestamptz[], $15::bigint[], $16::integer[]) AS given (version, subject, tick, heartbeat, id,
                    rate, raw_rate, platform, reason, observed_at, record, base_at, base_version, base_subject)
                JOIN new USING (version)
            ), corridors AS (
                INSERT INTO rates.corridor_ticks (at, subject, cross_rule, heartbeat, id, buy, sell, rate, inverse_rate,
                    round_trip_cost_pct)
                SELECT at, subject, cross_rule, heartbeat, id, buy, sell, rate, inverse_rate, round_trip_cost_pct FROM unnest($17::bigint[], $18::integer[], $19::integer[], $20::boolean[], $21::uuid[],
                    $22::uuid[], $23::uuid[], $24::numeric[], $25::numeric[], $26::numeric[]) AS given (version, subject,
                    cross_rule, heartbeat, id, buy, sell, rate, inverse_rate, round_trip_cost_pct)
                JOIN new USING (version) ORDER BY id
            ), places AS (
                INSERT INTO rates.place_publications (at, version, place, computed_at, settings_version)
                SELECT at, given.* FROM unnest($27::bigint[], $28::integer[], $29::timestamptz[], $30::bigint[])
                    AS given (version, place, computed_at, settings_version)
                JOIN new USING (version)
            )
            SELECT version FROM new
            """;

    private final Database database;
    private final Names names;
    private final BaseRecords bases = new BaseRecords();

    public HistoryLog(Database database, Names names) {
        this.database = database;
        this.names = names;
    }

    private record CorridorRow(long version, CorridorRecord record) {}

    private record PlaceRow(HistoryEntry entry, String place) {}

    public Uni<Void> append(List<HistoryEntry> publications) {
        Collection<HistoryEntry> each = publications.stream()
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toMap(
                        entry -> entry.made().version(),
                        Function.identity(),
                        (first, again) -> first,
                        LinkedHashMap::new))
                .values();
        return each.isEmpty()
                ? Uni.createFrom().voidItem()
                : names.number(each.stream().flatMap(HistoryLog::names).toList())
                        .chain(numbers -> append(List.copyOf(each), numbers));
    }

    private Uni<Void> append(List<HistoryEntry> publications, Map<Name, Integer> numbers) {
        Tuple values = Tuple.tuple();
        new Columns<>(publications, values)
                .longs(entry -> entry.made().version())
                .instants(entry -> entry.made().publishedAt());
        MarketRows markets = new MarketRows(numbers, bases);
        publications.forEach(markets::add);
        markets.addTo(values);
        addCorridors(publications, numbers, values);
        addPlaces(publications, numbers, values);
        return database.run(APPEND, values)
                .invoke(written -> markets.keepBases(StreamSupport.stream(written.spliterator(), false)
                        .map((Row row) -> row.getLong("version"))
                        .collect(Collectors.toSet())))
                .onFailure()
                .invoke(this::forget)
                .replaceWithVoid();
    }

    /** A server that takes over from a lost one may lack what that one had confirmed last. */
    public void forget() {
        bases.forget();
        names.forget();
    }

    private static void addCorridors(List<HistoryEntry> publications, Map<Name, Integer> numbers, Tuple values) {
        List<CorridorRow> rows = publications.stream()
                .flatMap(entry -> entry.corridors().stream()
                        .map(record -> new CorridorRow(entry.made().version(), record)))
                .toList();
        new Columns<>(rows, values)
                .longs(CorridorRow::version)
                .integers(row -> numbers.get(name(row.record())))
                .integers(row -> rule(row.record()).map(numbers::get).orElse(0))
                .booleans(row -> row.record().tick() == TickKind.HEARTBEAT)
                .add(row -> RateIds.uuid(row.record().figure().provenance().rateId()), UUID[]::new)
                .add(row -> leg(row.record().legs().buy()), UUID[]::new)
                .add(row -> leg(row.record().legs().sell()), UUID[]::new)
                .numbers(row -> number(row, CrossPrice::rate))
                .numbers(row -> number(row, CrossPrice::inverseRate))
                .numbers(row -> number(row, CrossPrice::roundTripCostPct));
    }

    private static void addPlaces(List<HistoryEntry> publications, Map<Name, Integer> numbers, Tuple values) {
        List<PlaceRow> rows = publications.stream()
                .flatMap(entry -> entry.places().stream().map(place -> new PlaceRow(entry, place)))
                .toList();
        new Columns<>(rows, values)
                .longs(row -> row.entry().made().version())
                .integers(row -> numbers.get(Name.place(row.place())))
                .instants(row -> row.entry().made().computedAt())
                .longs(row -> row.entry().made().settingsVersion());
    }

    private static Stream<Name> names(HistoryEntry entry) {
        return Stream.of(
                        entry.rates().stream().map(record -> MarketRows.name(record.rate())),
                        entry.corridors().stream()
                                .flatMap(record -> Stream.concat(Stream.of(name(record)), rule(record).stream())),
                        entry.places().stream().map(Name::place))
                .flatMap(some -> some);
    }

    private static Name name(CorridorRecord record) {
        return new Name(Rate.POLICY, record.figure().corridor().key());
    }

    private static Optional<Name> rule(CorridorRecord record) {
        return Optional.ofNullable(record.figure().price())
                .flatMap(CrossPrice::rule)
                .map(MarketJson::write)
                .map(Name::crossRule);
    }

    private static UUID leg(String rateId) {
        return rateId.isEmpty() ? null : RateIds.uuid(rateId);
    }

    private static BigDecimal number(CorridorRow row, Function<CrossPrice, BigDecimal> number) {
        return Optional.ofNullable(row.record().figure().price()).map(number).orElse(null);
    }
}
