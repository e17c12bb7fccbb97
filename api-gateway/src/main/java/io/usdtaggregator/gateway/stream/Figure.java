package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.gateway.rates.CrossShape;
import io.usdtaggregator.gateway.rates.RateShape;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import java.util.Optional;

/** What a stream tells of: the rate of a market, or that of a corridor. */
sealed interface Figure {

    /** How answers are made now. */
    record Shapes(RateShape rates, CrossShape crosses) {}

    /** Of its event. */
    String name();

    /** What was published; only a later version of it says more. */
    Object published();

    long version();

    /** The same, without what no event shows: thousands of them are kept. */
    Figure lean();

    /** The key of its market or corridor. */
    String subject();

    /** The market's currency, or {@code from}. */
    String first();

    /** The market's trade type, or {@code to}. */
    String second();

    /** As the API shows it now: its age and status are of now, and what is too old has no number. */
    Object shown(Shapes shapes);

    /** What of it makes a change. */
    Said said(Shapes shapes);

    record OfMarket(Rate rate) implements Figure {
        @Override
        public String name() {
            return "rate";
        }

        @Override
        public Object published() {
            return rate;
        }

        @Override
        public long version() {
            return rate.version();
        }

        @Override
        public Figure lean() {
            return new OfMarket(rate.withoutOffers());
        }

        @Override
        public String subject() {
            return rate.market().key();
        }

        @Override
        public String first() {
            return rate.market().fiat();
        }

        @Override
        public String second() {
            return rate.market().tradeType().name();
        }

        @Override
        public Object shown(Shapes shapes) {
            return shapes.rates().row(rate.market(), rate, Optional.empty());
        }

        @Override
        public Said said(Shapes shapes) {
            return Said.of(shapes.rates().row(rate.market(), rate, Optional.empty()));
        }
    }

    record OfCorridor(CrossRate cross) implements Figure {
        @Override
        public String name() {
            return "cross_rate";
        }

        @Override
        public Object published() {
            return cross;
        }

        @Override
        public long version() {
            return cross.version();
        }

        @Override
        public Figure lean() {
            return this;
        }

        @Override
        public String subject() {
            return cross.corridor().key();
        }

        @Override
        public String first() {
            return cross.corridor().from();
        }

        @Override
        public String second() {
            return cross.corridor().to();
        }

        @Override
        public Object shown(Shapes shapes) {
            return shapes.crosses().current(cross);
        }

        @Override
        public Said said(Shapes shapes) {
            return Said.of(shapes.crosses().current(cross));
        }
    }
}
