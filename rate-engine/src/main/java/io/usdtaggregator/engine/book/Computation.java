package io.usdtaggregator.engine.book;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.alerting.AlertDesk;
import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.engine.history.CrossFigure;
import io.usdtaggregator.engine.history.PublishedLog;
import io.usdtaggregator.engine.history.TickLog;
import io.usdtaggregator.model.choosing.BothSides;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.crossing.CrossCalculation;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From books to published rates: token, books, rates of both sides, ticks, Redis; then, out of the published rates, the
 * corridors that the places touch.
 */
@ApplicationScoped
public class Computation {
    private final BookShelf shelf;
    private final RatesHash hash;
    private final TickLog ticks;
    private final PublishedLog published;
    private final AlertDesk alerts;
    private final DueTimes due;
    private final Counter rates;
    private final Counter crossRates;

    public Computation(
            BookShelf shelf,
            RatesHash hash,
            TickLog ticks,
            PublishedLog published,
            AlertDesk alerts,
            DueTimes due,
            MeterRegistry meters) {
        this.shelf = shelf;
        this.hash = hash;
        this.ticks = ticks;
        this.published = published;
        this.alerts = alerts;
        this.due = due;
        this.rates = meters.counter("engine.computed", "kind", "rate");
        this.crossRates = meters.counter("engine.computed", "kind", "cross_rate");
    }

    /** Computes these places' rates and every corridor that they touch. A place that is not active is left out. */
    public Uni<Void> compute(Settings settings, Collection<Place> places) {
        Set<Place> active = settings.activePlaces().collect(Collectors.toSet());
        List<Place> wanted = places.stream().filter(active::contains).distinct().toList();
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(place -> ratesOf(settings, place))
                .collect()
                .asList()
                .chain(() -> corridors(settings, wanted));
    }

    /** Computes everything, and forgets what is no longer active. */
    public Uni<Void> computeAll(Settings settings) {
        return compute(settings, settings.activePlaces().toList())
                .chain(() -> hash.keepOnly(
                        settings.version(),
                        settings.activeMarkets()
                                .flatMap(market -> sources(settings).map(source -> RedisKeys.rateField(source, market)))
                                .collect(Collectors.toSet()),
                        Corridors.all(settings).map(Corridor::key).collect(Collectors.toSet())));
    }

    private Uni<Void> ratesOf(Settings settings, Place place) {
        List<Market> sides = place.sides().toList();
        List<String> fields = sides.stream()
                .flatMap(market -> sources(settings).map(source -> RedisKeys.rateField(source, market)))
                .toList();
        return hash.moment(settings.version(), shelf.keys(settings, sides), fields)
                .chain(moment -> {
                    Instant now = moment.at();
                    Map<Market, MarketBooks> books = shelf.books(settings, sides, moment.books(), now);
                    return new PlaceWork(settings, place, moment.token(), now, books, moment.basis())
                            .publish()
                            .chain(() -> due.lookAgain(settings, place, books, now));
                });
    }

    static Stream<String> sources(Settings settings) {
        return Stream.concat(Stream.of(Rate.POLICY), settings.activePlatforms().map(Settings.Platform::code));
    }

    /** One place's two markets, from every source. */
    private final class PlaceWork {
        private final Settings settings;
        private final Place place;
        private final long version;
        private final Instant now;
        private final Map<Market, MarketBooks> books;
        private final Map<String, Basis> before;
        private final Continuity continuity;

        PlaceWork(
                Settings settings,
                Place place,
                long version,
                Instant now,
                Map<Market, MarketBooks> books,
                Map<String, Basis> before) {
            this.settings = settings;
            this.place = place;
            this.version = version;
            this.now = now;
            this.books = books;
            this.before = before;
            this.continuity = new Continuity(settings, now);
        }

        Uni<Void> publish() {
            List<Rate> made = make();
            rates.increment(made.size());
            List<String> waiting = made.stream()
                    .filter(rate -> continuity.mustWait(rate, books.get(rate.market()), before(rate)))
                    .map(PlaceWork::field)
                    .toList();
            return hash.rates(waiting).chain(published -> publish(made, published));
        }

        private List<Rate> make() {
            RateCalculation making = new RateCalculation(settings);
            return sources(settings)
                    .map(source -> BothSides.compared(
                            making.make(source, books.get(place.buy()), now, version),
                            making.make(source, books.get(place.sell()), now, version)))
                    .flatMap(sides -> Stream.of(sides.buy(), sides.sell()))
                    .toList();
        }

        private Uni<Void> publish(List<Rate> made, Map<String, Rate> waiting) {
            List<Continuity.Decision> decisions = made.stream()
                    .map(rate -> Optional.ofNullable(waiting.get(field(rate)))
                            .map(published -> continuity.held(
                                    rate.priced().orElseThrow(),
                                    published,
                                    books.get(rate.market()),
                                    before(rate).orElseThrow()))
                            .orElseGet(() -> continuity.decide(rate, books.get(rate.market()), before(rate))))
                    .toList();
            List<Continuity.Decision> news =
                    decisions.stream().filter(Continuity.Decision::publish).toList();
            List<Concern> concerns = Stream.concat(
                            new RateConcerns(settings, now).ofBooks(books.values()).stream(),
                            decisions.stream().flatMap(decision -> decision.concerns().stream()))
                    .toList();
            return ticks.append(decisions.stream()
                            .flatMap(decision -> decision.tick().stream())
                            .toList())
                    .chain(() -> published.append(news.stream()
                            .map(decision -> PublishedLog.Row.of(decision.rate()))
                            .toList()))
                    .chain(() -> hash.publishRates(settings.version(), news))
                    .invoke(() -> alerts.tell(settings, concerns));
        }

        private Optional<Basis> before(Rate rate) {
            return Optional.ofNullable(before.get(field(rate)));
        }

        private static String field(Rate rate) {
            return RedisKeys.rateField(rate.source(), rate.market());
        }
    }

    /** After the own rates were published: of two engines that changed one leg each, the later one sees both. */
    private Uni<Void> corridors(Settings settings, List<Place> places) {
        List<Corridor> touched = places.stream()
                .flatMap(place -> Corridors.touching(settings, place))
                .distinct()
                .toList();
        List<String> legs = settings.activeMarkets()
                .map(market -> RedisKeys.rateField(Rate.POLICY, market))
                .toList();
        return hash.moment(settings.version(), List.of(), legs).chain(moment -> hash.crossRates(
                        touched.stream().map(Corridor::key).toList())
                .chain(before -> publishCorridors(settings, places, touched, moment, before)));
    }

    private Uni<Void> publishCorridors(
            Settings settings,
            List<Place> places,
            List<Corridor> corridors,
            RatesHash.Moment moment,
            Map<String, CrossRate> before) {
        Instant now = moment.at();
        long version = moment.token();
        Map<Market, Rate> rates = new HashMap<>();
        moment.basis().values().forEach(basis -> rates.put(basis.rate().market(), basis.rate()));
        CrossCalculation making = new CrossCalculation(settings);
        CrossContinuity continuity = new CrossContinuity(settings, now);
        List<CrossContinuity.Decision> decisions = new ArrayList<>();
        List<PublishedLog.Row> rows = new ArrayList<>();
        crossRates.increment(corridors.size());
        places.forEach(place -> rows.add(PublishedLog.Row.corridorsOf(place.key(), now, version)));
        for (Corridor corridor : corridors) {
            CrossRate made = making.make(corridor, market -> Optional.ofNullable(rates.get(market)), now, version);
            Optional<CrossRate> standing = Optional.ofNullable(before.get(corridor.key()));
            CrossContinuity.Decision decision = continuity.decide(made, standing, making.skipsItsRule(made));
            decisions.add(decision);
            if (isNews(decision, standing)) {
                rows.add(PublishedLog.Row.of(decision.rate()));
            }
        }
        return ticks.append(decisions.stream()
                        .flatMap(decision -> decision.tick().stream())
                        .toList())
                .chain(() -> published.append(rows))
                .chain(() -> hash.publishCrossRates(
                        settings.version(),
                        decisions.stream().map(CrossContinuity.Decision::rate).toList()))
                .invoke(() -> alerts.tell(
                        settings,
                        decisions.stream()
                                .flatMap(decision -> decision.concerns().stream())
                                .toList()));
    }

    /** A figure stands until another one comes; it is told again with its hourly tick. */
    private static boolean isNews(CrossContinuity.Decision decision, Optional<CrossRate> standing) {
        return decision.tick().isPresent()
                || standing.filter(before -> CrossFigure.same(before, decision.rate()))
                        .isEmpty();
    }
}
