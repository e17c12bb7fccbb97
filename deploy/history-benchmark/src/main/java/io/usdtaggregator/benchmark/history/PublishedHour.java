package io.usdtaggregator.benchmark.history;

import com.github.f4b6a3.ulid.Ulid;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.HistoryEntry.CorridorRecord;
import io.usdtaggregator.engine.history.write.HistoryEntry.RateRecord;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.Crossing;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.SetAsideOffer;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an engine publishes in an hour of the settings of first start, read each minute: 18 places, 36 markets, 306
 * corridors. Every read changes its market's rate, so that each of these gets a new id, under both sources.
 */
final class PublishedHour {
    static final Duration LENGTH = Duration.ofHours(1);
    private static final int XAF_BUY = 300;
    private static final List<Place> PLACES = Stream.concat(
                    Stream.of("XOF", "XAF", "GHS").map(fiat -> new Place(fiat, null)),
                    Stream.concat(
                            Stream.of("BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG")
                                    .map(country -> new Place("XOF", country)),
                            Stream.concat(
                                    Stream.of("CM", "CF", "TD", "CG", "GQ", "GA")
                                            .map(country -> new Place("XAF", country)),
                                    Stream.of(new Place("GHS", "GH")))))
            .toList();

    private final Instant begin;
    private final boolean sidesTogether;
    private final Random random = new Random(7);
    private final Map<Market, WalkingBook> books;
    private final Map<Market, PricedRate> legs = new HashMap<>();
    private long version;

    /** @param sidesTogether whether both sides of a place are published in one step, or each by itself */
    PublishedHour(Instant begin, boolean sidesTogether) {
        this.begin = begin;
        this.sidesTogether = sidesTogether;
        this.version = begin.toEpochMilli();
        this.books = PLACES.stream().flatMap(Place::sides).collect(Collectors.toMap(market -> market, this::book));
    }

    private WalkingBook book(Market market) {
        long fair = market.fiat().equals("GHS") ? 12_000 : 600_000;
        int size = market.isZone() ? 30 + random.nextInt(50) : 5 + random.nextInt(16);
        boolean large = market.fiat().equals("XAF")
                && market.isZone()
                && market.tradeType().name().equals("BUY");
        return new WalkingBook(market, fair, large ? XAF_BUY : size);
    }

    static int corridors() {
        return PLACES.size() * (PLACES.size() - 1);
    }

    /** The publications of one minute, in their order. */
    List<HistoryEntry> minute(int minute) {
        long drift = Math.round(20_000 * Math.sin(minute / 9.0)) + random.nextInt(300);
        List<List<Market>> reads = PLACES.stream()
                .flatMap(place -> sidesTogether
                        ? Stream.of(place.sides().toList())
                        : place.sides().map(List::of))
                .toList();
        return IntStream.range(0, reads.size())
                .mapToObj(number -> publication(reads.get(number), minute, drift, number))
                .toList();
    }

    private HistoryEntry publication(List<Market> markets, int minute, long drift, int number) {
        Instant at = begin.plus(Duration.ofMinutes(minute)).plusMillis(1_500L * number);
        version = Math.max(version + 1, at.toEpochMilli());
        RateProvenance made = RateProvenance.unnamed(version, at, 7);
        List<RateRecord> rates = new ArrayList<>();
        for (Market market : markets) {
            List<Offer> offers = books.get(market).at(minute, drift);
            for (String source : List.of(Rate.POLICY, "binance")) {
                PricedRate rate = rate(market, source, offers, made);
                rates.add(
                        RateRecord.of(rate, Optional.of(TickKind.CHANGE), Map.of("binance", String.valueOf(version))));
                if (source.equals(Rate.POLICY)) {
                    legs.put(market, rate);
                }
            }
        }
        Place place = Place.of(markets.get(0));
        List<CorridorRecord> corridors = PLACES.stream()
                .filter(other -> !other.equals(place))
                .flatMap(other -> Stream.of(corridor(place, other), corridor(other, place)))
                .flatMap(corridor -> cross(corridor, made).stream())
                .map(cross -> CorridorRecord.of(cross, TickKind.CHANGE))
                .toList();
        return new HistoryEntry(made, rates, corridors, List.of(place.key())).published(at.plusMillis(4));
    }

    private PricedRate rate(Market market, String source, List<Offer> offers, RateProvenance made) {
        int aside = offers.size() / 12;
        List<Offer> eligible = offers.subList(0, offers.size() - aside);
        List<SetAsideOffer> setAside = offers.subList(offers.size() - aside, offers.size()).stream()
                .map(offer -> new SetAsideOffer(offer, DropReason.OUTLIER))
                .toList();
        BigDecimal best = eligible.get(0).price();
        BigDecimal middle = eligible.get(eligible.size() / 2).price();
        return new PricedRate(
                made.named(id(made.computedAt()), made.computedAt()),
                market,
                source,
                new RatePrice(best, best, middle, middle, null),
                RateOrigin.of("binance", made.computedAt().minusMillis(300)),
                new Quality(
                        Confidence.HIGH,
                        offers.size() + 3,
                        eligible.size(),
                        Map.of(DropReason.OUTLIER, aside),
                        Set.of()),
                new FilteredOffers(eligible, setAside, market.isZone() ? null : middle));
    }

    private Optional<CrossRate> cross(Corridor corridor, RateProvenance made) {
        Optional<Crossing.Legs> back = way(corridor.reversed());
        return way(corridor)
                .map(there -> new PricedCrossRate(
                        made.named(id(made.computedAt()), made.computedAt()),
                        corridor,
                        new CrossPrice(
                                there.rate(),
                                back.map(Crossing.Legs::rate).orElse(null),
                                back.map(way -> Crossing.roundTripCostPct(there, way))
                                        .orElse(null),
                                null),
                        legs.get(corridor.buyMarket()),
                        legs.get(corridor.sellMarket())));
    }

    private Optional<Crossing.Legs> way(Corridor corridor) {
        return Optional.ofNullable(legs.get(corridor.buyMarket()))
                .flatMap(buy -> Optional.ofNullable(legs.get(corridor.sellMarket()))
                        .flatMap(sell -> Crossing.legs(buy.rate(), sell.rate(), Optional.empty())));
    }

    private static Corridor corridor(Place from, Place to) {
        return new Corridor(from.fiat(), from.country(), to.fiat(), to.country());
    }

    private String id(Instant at) {
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        return new Ulid(at.toEpochMilli(), bytes).toString();
    }
}
