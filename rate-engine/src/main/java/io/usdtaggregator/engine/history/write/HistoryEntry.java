package io.usdtaggregator.engine.history.write;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What history keeps of one publication.
 *
 * @param made version, instants and settings that all of it shares
 * @param places those whose corridors were all published
 */
public record HistoryEntry(
        RateProvenance made, List<RateRecord> rates, List<CorridorRecord> corridors, List<String> places) {

    /** Of what is published without anything new in it: it leaves no record. */
    public static final HistoryEntry EMPTY = new HistoryEntry(
            RateProvenance.unnamed(0, RateProvenance.NOT_PUBLISHED, 0), List.of(), List.of(), List.of());

    /**
     * A published rate.
     *
     * @param rate with its offers where {@code tick} is a change
     * @param tick {@code null} where only instants moved on
     * @param books the versions of the books it was made from, by platform
     */
    public record RateRecord(
            Rate rate,
            @JsonInclude(JsonInclude.Include.NON_NULL) TickKind tick,
            Map<String, String> books) {

        public static RateRecord of(Rate rate, Optional<TickKind> tick, Map<String, String> books) {
            boolean whole = tick.filter(TickKind.CHANGE::equals).isPresent();
            return new RateRecord(whole ? rate : rate.withoutOffers(), tick.orElse(null), books);
        }

        private RateRecord published(Instant at) {
            return new RateRecord(rate.withProvenance(rate.provenance().published(at)), tick, books);
        }
    }

    /** A cross rate with a tick: its legs are known by their ids. */
    public record CorridorRecord(CrossFigure figure, Legs legs, TickKind tick) {

        public static CorridorRecord of(CrossRate cross, TickKind tick) {
            return new CorridorRecord(CrossFigure.of(cross), Legs.of(cross), tick);
        }

        private CorridorRecord published(Instant at) {
            return new CorridorRecord(figure.published(at), legs, tick);
        }
    }

    /** The ids of both legs; empty text where there is none. */
    public record Legs(String buy, String sell) {
        static Legs of(CrossRate cross) {
            return new Legs(id(cross.buyLeg()), id(cross.sellLeg()));
        }

        private static String id(Optional<Rate> leg) {
            return leg.map(Rate::rateId).orElse("");
        }
    }

    @JsonIgnore
    public boolean isEmpty() {
        return rates.isEmpty() && corridors.isEmpty() && places.isEmpty();
    }

    /** The same, published then. */
    public HistoryEntry published(Instant at) {
        return new HistoryEntry(
                made.published(at),
                rates.stream().map(rate -> rate.published(at)).toList(),
                corridors.stream().map(corridor -> corridor.published(at)).toList(),
                places);
    }

    /** The ids that are found from now on. */
    public Stream<String> newIds() {
        return Stream.concat(
                rates.stream()
                        .filter(record -> record.tick() == TickKind.CHANGE)
                        .map(record -> record.rate().rateId()),
                corridors.stream()
                        .filter(record -> record.tick() == TickKind.CHANGE)
                        .map(record -> record.figure().provenance().rateId()));
    }
}
