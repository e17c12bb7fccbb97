package io.usdtaggregator.engine.rates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.alerting.AlertDesk;
import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.engine.books.BookRepository;
import io.usdtaggregator.engine.history.PublishedLog;
import io.usdtaggregator.engine.history.TickLog;
import io.usdtaggregator.model.choosing.BothSides;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes the rates of one place, of both sides and from every source, records and publishes them. */
@ApplicationScoped
public class PlaceRates {
    private final BookRepository books;
    private final PublishedRates published;
    private final TickLog ticks;
    private final PublishedLog log;
    private final AlertDesk alerts;
    private final RecomputeSchedule schedule;
    private final Counter computed;

    public PlaceRates(
            BookRepository books,
            PublishedRates published,
            TickLog ticks,
            PublishedLog log,
            AlertDesk alerts,
            RecomputeSchedule schedule,
            MeterRegistry meters) {
        this.books = books;
        this.published = published;
        this.ticks = ticks;
        this.log = log;
        this.alerts = alerts;
        this.schedule = schedule;
        this.computed = meters.counter("engine.computed", "kind", "rate");
    }

    /** Staff's policy and each active platform that a caller may name. */
    static Stream<String> sources(Settings settings) {
        return Stream.concat(Stream.of(Rate.POLICY), settings.activePlatforms().map(Settings.Platform::code));
    }

    Uni<Void> compute(Settings settings, Place place) {
        List<Market> sides = place.sides().toList();
        List<String> fields = sides.stream()
                .flatMap(market -> sources(settings).map(source -> RedisKeys.rateField(source, market)))
                .toList();
        return published
                .moment(settings.version(), books.keys(settings, sides), fields)
                .chain(moment -> {
                    Map<Market, MarketBooks> read = books.books(settings, sides, moment.books(), moment.at());
                    return new Work(settings, place, moment, read)
                            .publish()
                            .chain(() -> schedule.lookAgain(settings, place, read, moment.at()));
                });
    }

    /** One place at one moment. */
    private final class Work {
        private final Settings settings;
        private final Place place;
        private final PublishedRates.Moment moment;
        private final Map<Market, MarketBooks> read;
        private final HoldBack holdBack;

        Work(Settings settings, Place place, PublishedRates.Moment moment, Map<Market, MarketBooks> read) {
            this.settings = settings;
            this.place = place;
            this.moment = moment;
            this.read = read;
            this.holdBack = new HoldBack(settings);
        }

        Uni<Void> publish() {
            List<Rate> made = computed();
            computed.increment(made.size());
            List<String> waiting = made.stream()
                    .filter(rate -> holdBack.mustWait(rate, booksOf(rate), previous(rate)))
                    .map(Work::field)
                    .toList();
            return published
                    .rates(waiting)
                    .chain(standing -> publish(
                            made.stream().map(rate -> update(rate, standing)).toList()));
        }

        private List<Rate> computed() {
            RateCalculation calculation = new RateCalculation(settings);
            return sources(settings)
                    .map(source -> BothSides.compared(
                            calculation.make(source, read.get(place.buy()), moment.at(), moment.token()),
                            calculation.make(source, read.get(place.sell()), moment.at(), moment.token())))
                    .flatMap(sides -> Stream.of(sides.buy(), sides.sell()))
                    .toList();
        }

        private RateUpdate update(Rate rate, Map<String, Rate> standing) {
            RateUpdates updates = new RateUpdates(settings, moment.at());
            return Optional.ofNullable(standing.get(field(rate)))
                    .map(last -> updates.heldBack(
                            rate.priced().orElseThrow(),
                            last,
                            booksOf(rate),
                            previous(rate).orElseThrow()))
                    .orElseGet(() -> updates.published(rate, booksOf(rate), previous(rate)));
        }

        private Uni<Void> publish(List<RateUpdate> updates) {
            List<RateUpdate> news = updates.stream().filter(RateUpdate::publish).toList();
            List<Concern> concerns = Stream.concat(
                            new RateConcerns(settings, moment.at()).ofBooks(read.values()).stream(),
                            updates.stream().flatMap(update -> update.concerns().stream()))
                    .toList();
            return ticks.append(updates.stream()
                            .flatMap(update -> update.tick().stream())
                            .toList())
                    .chain(() -> log.append(news.stream()
                            .map(update -> PublishedLog.Row.of(update.rate()))
                            .toList()))
                    .chain(() -> published.publishRates(settings.version(), news))
                    .invoke(() -> alerts.tell(settings, concerns));
        }

        private MarketBooks booksOf(Rate rate) {
            return read.get(rate.market());
        }

        private Optional<PreviousRate> previous(Rate rate) {
            return Optional.ofNullable(moment.previous().get(field(rate)));
        }

        private static String field(Rate rate) {
            return RedisKeys.rateField(rate.source(), rate.market());
        }
    }
}
