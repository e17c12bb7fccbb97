package io.usdtaggregator.engine.rates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.updates.HoldBack;
import io.usdtaggregator.engine.updates.PreviousRate;
import io.usdtaggregator.engine.updates.RateUpdate;
import io.usdtaggregator.engine.updates.RateUpdates;
import io.usdtaggregator.engine.updates.SuspectSides;
import io.usdtaggregator.model.choosing.BothSides;
import io.usdtaggregator.model.choosing.JudgedMarket;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Computes the rates of one place, of both sides and from every source. */
@ApplicationScoped
public class PlaceRates {
    private final PublishedRates published;
    private final Counter computed;

    public PlaceRates(PublishedRates published, MeterRegistry meters) {
        this.published = published;
        this.computed = meters.counter("engine.computed", "kind", "rate");
    }

    /** What becomes of each rate of the place at this moment; its books and its zone's are among {@code read}. */
    Uni<PlaceUpdate> compute(Settings settings, Place place, Moment moment, Map<Market, MarketBooks> read) {
        return new Work(settings, place, moment, read).updates();
    }

    /** One place at one moment. */
    private final class Work {
        private final Settings settings;
        private final Place place;
        private final Moment moment;
        private final Map<Market, MarketBooks> read;
        private final HoldBack holdBack;

        Work(Settings settings, Place place, Moment moment, Map<Market, MarketBooks> read) {
            this.settings = settings;
            this.place = place;
            this.moment = moment;
            this.read = read;
            this.holdBack = new HoldBack(settings);
        }

        Uni<PlaceUpdate> updates() {
            List<Rate> all = computed();
            computed.increment(all.size());
            List<Rate> made = all.stream().filter(rate -> !stands(rate)).toList();
            List<String> waiting = made.stream()
                    .filter(rate -> holdBack.mustWait(rate, booksOf(rate), previous(rate)))
                    .map(Publication::field)
                    .toList();
            return published
                    .rates(waiting)
                    .map(standing -> whole(
                            made.stream()
                                    .filter(rate -> !isNotReadYet(rate))
                                    .map(rate -> update(rate, standing))
                                    .toList(),
                            made.size() < all.size()));
        }

        private boolean stands(Rate rate) {
            return previous(rate)
                    .filter(previous -> previous.standsUntilItsBooksAreRead(settings, rate, read, moment.at()))
                    .isPresent();
        }

        /** The offers of each side are judged once for all sources. */
        private List<Rate> computed() {
            RateCalculation calculation = new RateCalculation(settings);
            JudgedMarket buy = judged(calculation, place.buy());
            JudgedMarket sell = judged(calculation, place.sell());
            return Inputs.sources(settings)
                    .map(source -> BothSides.compared(
                            calculation.make(source, buy, moment.token()),
                            calculation.make(source, sell, moment.token())))
                    .flatMap(sides -> Stream.of(sides.buy(), sides.sell()))
                    .toList();
        }

        private JudgedMarket judged(RateCalculation calculation, Market market) {
            JudgedMarket zone = calculation.judgeZone(read.get(market.wholeZone()), moment.at());
            return market.isZone() ? zone : calculation.judge(read.get(market), zone);
        }

        private RateUpdate update(Rate rate, Map<String, Rate> standing) {
            RateUpdates updates = new RateUpdates(settings, moment.at());
            return Optional.ofNullable(standing.get(Publication.field(rate)))
                    .map(last -> updates.heldBack(
                            rate.priced().orElseThrow(),
                            last,
                            booksOf(rate),
                            previous(rate).orElseThrow()))
                    .orElseGet(() -> updates.published(rate, booksOf(rate), previous(rate)));
        }

        private PlaceUpdate whole(List<RateUpdate> updates, boolean waits) {
            Stream<AlertCondition> ofBooks = new SuspectSides(settings, moment.at())
                    .of(place.sides().map(read::get).toList()).stream();
            Stream<AlertCondition> ofRates = updates.stream().flatMap(update -> update.alerts().stream());
            return new PlaceUpdate(
                    place, updates, Stream.concat(ofBooks, ofRates).toList(), waits);
        }

        /**
         * Nothing is published where nothing is known: where history could not restore the last rates, they stand with
         * those who hold them, until the books are read again.
         */
        private boolean isNotReadYet(Rate rate) {
            return rate.whyUnpriced().filter(UnavailableReason.NO_BOOK::equals).isPresent()
                    && previous(rate).isEmpty();
        }

        private MarketBooks booksOf(Rate rate) {
            return read.get(rate.market());
        }

        private Optional<PreviousRate> previous(Rate rate) {
            return Optional.ofNullable(moment.previous().get(Publication.field(rate)));
        }
    }
}
