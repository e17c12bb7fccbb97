package io.usdtaggregator.engine.history.write;

import io.usdtaggregator.engine.history.storage.Names.Name;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.write.HistoryEntry.CorridorRecord;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of places whose corridors were published, each with the ticks of those corridors. */
record CorridorRows(List<PlaceRow> places, List<Tick> ticks) {

    /** A place whose corridors were published with this entry. */
    private record PlaceRow(HistoryEntry entry, String place) {}

    /** @param place in whose row it stands */
    private record Tick(long version, String place, CorridorRecord record) {
        Name name() {
            return CorridorRows.name(record);
        }
    }

    static CorridorRows of(List<HistoryEntry> publications) {
        return new CorridorRows(
                publications.stream()
                        .flatMap(entry -> places(entry).map(place -> new PlaceRow(entry, place)))
                        .toList(),
                publications.stream()
                        .flatMap(entry -> entry.corridors().stream()
                                .map(record -> new Tick(entry.made().version(), placeOf(record, entry), record)))
                        .toList());
    }

    /** All names that the rows of a publication refer to. */
    static Stream<Name> names(HistoryEntry entry) {
        return Stream.concat(
                places(entry).map(Name::place),
                entry.corridors().stream()
                        .flatMap(record -> Stream.concat(Stream.of(name(record)), rule(record).stream())));
    }

    private static Stream<String> places(HistoryEntry entry) {
        return Stream.concat(entry.places().stream(), entry.corridors().stream().map(record -> placeOf(record, entry)))
                .distinct();
    }

    /** An end of the corridor whose corridors were all published; where neither is named, its beginning. */
    private static String placeOf(CorridorRecord record, HistoryEntry entry) {
        Corridor corridor = record.figure().corridor();
        String from = Place.of(corridor.buyMarket()).key();
        String to = Place.of(corridor.sellMarket()).key();
        return Stream.of(from, to).filter(entry.places()::contains).findFirst().orElse(from);
    }

    void addTo(Tuple values, Map<Name, Integer> numbers) {
        new Columns<>(ticks, values)
                .longs(Tick::version)
                .integers(tick -> numbers.get(Name.place(tick.place())))
                .integers(tick -> numbers.get(tick.name()))
                .integers(tick -> rule(tick.record()).map(numbers::get).orElse(0))
                .booleans(tick -> tick.record().tick() == TickKind.HEARTBEAT)
                .add(tick -> RateIds.uuid(tick.record().figure().provenance().rateId()), UUID[]::new)
                .add(tick -> leg(tick.record().legs().buy()), UUID[]::new)
                .add(tick -> leg(tick.record().legs().sell()), UUID[]::new)
                .numbers(tick -> number(tick, CrossPrice::rate))
                .numbers(tick -> number(tick, CrossPrice::inverseRate))
                .numbers(tick -> number(tick, CrossPrice::roundTripCostPct));
        new Columns<>(places, values)
                .longs(row -> row.entry().made().version())
                .integers(row -> numbers.get(Name.place(row.place())))
                .instants(row -> row.entry().made().computedAt())
                .longs(row -> row.entry().made().settingsVersion());
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

    private static BigDecimal number(Tick tick, Function<CrossPrice, BigDecimal> number) {
        return Optional.ofNullable(tick.record().figure().price()).map(number).orElse(null);
    }
}
