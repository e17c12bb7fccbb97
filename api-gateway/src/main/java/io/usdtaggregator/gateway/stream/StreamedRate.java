package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossShape;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.snapshot.CrossWithLegs;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a stream tells of: the rate of a market, or that of a corridor. */
sealed interface StreamedRate {

    /** Of its event. */
    String name();

    /** Whether it is the very one that was compared before. */
    boolean isSame(StreamedRate before);

    long version();

    /** The same, without what no event shows: thousands of them are kept. */
    StreamedRate lean();

    /** The key of its market or corridor. */
    String subject();

    /** Whether it is of a market or corridor that the question asks for. */
    boolean isWantedBy(StreamQuestion question);

    /** As the API shows it now: its age and status are of now, and what is too old has no number. */
    Object shown(RateShape shape);

    /** What of it makes a change. */
    LastSent lastSent(RateShape shape);

    record OfMarket(Rate rate) implements StreamedRate {
        @Override
        public String name() {
            return "rate";
        }

        @Override
        public boolean isSame(StreamedRate before) {
            return before instanceof OfMarket other && other.rate == rate;
        }

        @Override
        public long version() {
            return rate.version();
        }

        @Override
        public StreamedRate lean() {
            return new OfMarket(rate.withoutOffers());
        }

        @Override
        public String subject() {
            return rate.market().key();
        }

        @Override
        public boolean isWantedBy(StreamQuestion question) {
            return question.wants(rate.market());
        }

        @Override
        public RateAnswer shown(RateShape shape) {
            return shape.row(rate.market(), rate, Optional.empty(), Optional.empty());
        }

        @Override
        public LastSent lastSent(RateShape shape) {
            return LastSent.of(shown(shape));
        }
    }

    /** @param rates of which snapshot: the legs and the other direction of its answer are of the same one */
    record OfCorridor(CrossRate cross, RatesSnapshot rates) implements StreamedRate {
        @Override
        public String name() {
            return "cross_rate";
        }

        @Override
        public boolean isSame(StreamedRate before) {
            return before instanceof OfCorridor other && other.cross == cross && other.back() == back();
        }

        @Override
        public long version() {
            return cross.version();
        }

        @Override
        public StreamedRate lean() {
            Map<String, CrossRate> both = new HashMap<>();
            rates.bothDirections(cross.corridor())
                    .ifPresent(directions -> Stream.concat(Stream.of(directions.there()), directions.back().stream())
                            .map(CrossWithLegs::cross)
                            .forEach(one -> both.put(one.corridor().key(), one)));
            return new OfCorridor(
                    both.getOrDefault(cross.corridor().key(), cross), new RatesSnapshot(0, Map.of(), both));
        }

        @Override
        public String subject() {
            return cross.corridor().key();
        }

        @Override
        public boolean isWantedBy(StreamQuestion question) {
            return question.wants(cross.corridor());
        }

        @Override
        public CrossAnswer shown(RateShape shape) {
            return new CrossShape(shape)
                    .current(rates.bothDirections(cross.corridor()).orElseThrow());
        }

        @Override
        public LastSent lastSent(RateShape shape) {
            return LastSent.of(shown(shape));
        }

        private CrossRate back() {
            return rates.crossRates().get(cross.corridor().reversed().key());
        }
    }
}
