package io.usdtaggregator.gateway.history;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.gateway.history.RecordQuestion.OfMarket;
import io.usdtaggregator.gateway.history.RecordedRate.OfferUsed;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.gateway.rates.asof.RateArchive;
import io.usdtaggregator.gateway.rates.cross.CrossShape;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.serving.CrossQuestion;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.serving.MarketPricing;
import io.usdtaggregator.model.serving.ZoneFallback;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.CrossWithLegs;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows a record as answers show rates. With a question it gives the numbers that a live answer derived from it
 * (docs/domain.md, 8), by the settings that held then.
 */
@Singleton
class RecordedRates {
    private final LiveData live;
    private final RateArchive archive;
    private final AnswerContext context;

    RecordedRates(LiveData live, RateArchive archive, AnswerContext context) {
        this.live = live;
        this.archive = archive;
        this.context = context;
    }

    Uni<RecordedRate> answer(PublishedRecord record, RecordQuestion question, Freshness freshness) {
        return record.fold(
                rate -> ofMarket(rate, question.of(rate.market()), freshness),
                cross -> ofCorridor(cross, question.of(cross.corridor()), freshness));
    }

    private Uni<RecordedRate> ofMarket(Rate record, OfMarket question, Freshness freshness) {
        RateShape shape = new RateShape(freshness, Optional.empty(), context.sandbox());
        return settings(question, record)
                .map(settings -> forCountry(record, question, settings, freshness))
                .map(rate -> RecordedRate.of(
                        shape.recorded(
                                question.country().orElse(record.market()),
                                rate,
                                question.amount().map(amount -> amount.walk(rate)),
                                derivation(question)),
                        rate.settingsVersion(),
                        OfferUsed.of(rate.priced().map(PricedRate::offers).orElse(List.of()))));
    }

    private static Rate forCountry(Rate record, OfMarket question, Settings settings, Freshness freshness) {
        Rate narrowed = new MarketPricing(settings, freshness, question.methods()).narrowed(record);
        return question.country()
                .map(country -> new ZoneFallback(country, settings, ruleInstant(question)).of(narrowed))
                .orElse(narrowed);
    }

    private static Optional<Derivation> derivation(OfMarket question) {
        return question.country()
                .map(Market::country)
                .map(country ->
                        Derivation.ofZone(question.amount(), question.methods(), country, ruleInstant(question)))
                .or(() -> Derivation.of(question.amount(), question.methods()));
    }

    private static Instant ruleInstant(OfMarket question) {
        return question.asOf().orElseGet(Instant::now);
    }

    /** Of the instant asked; else of the record where a filter judges its offers anew. */
    private Uni<Settings> settings(OfMarket question, Rate record) {
        if (question.asOf().isPresent()) {
            return settingsAt(question.asOf().get());
        }
        return question.methods().isEmpty() || question.country().isPresent()
                ? Uni.createFrom().item(live.settings())
                : settingsOf(record.computedAt(), question.methods());
    }

    private Uni<RecordedRate> ofCorridor(CrossRate record, CrossQuestion question, Freshness freshness) {
        CrossShape shape = new CrossShape(new RateShape(freshness, Optional.empty(), context.sandbox()));
        if (!question.needsOffers()) {
            return Uni.createFrom().item(RecordedRate.of(shape.recorded(record), record.settingsVersion()));
        }
        return Uni.combine()
                .all()
                .unis(
                        archive.withOffers(record.legs().toList()),
                        settingsOf(record.computedAt(), question.methodsFrom(), question.methodsTo()))
                .asTuple()
                .map(read -> {
                    CrossWithLegs withOffers = CrossWithLegs.of(
                            record,
                            leg(read.getItem1(), record.corridor().buyMarket()),
                            leg(read.getItem1(), record.corridor().sellMarket()));
                    return RecordedRate.of(
                            shape.recorded(read.getItem2(), withOffers, question), record.settingsVersion());
                });
    }

    private static Optional<Rate> leg(List<Rate> legs, Market market) {
        return legs.stream().filter(rate -> rate.market().equals(market)).findFirst();
    }

    @SafeVarargs
    private Uni<Settings> settingsOf(Instant record, Set<String>... methods) {
        return List.of(methods).stream().allMatch(Set::isEmpty)
                ? Uni.createFrom().item(live.settings())
                : settingsAt(record);
    }

    /** Those that hold now where none of that instant are kept any more. */
    private Uni<Settings> settingsAt(Instant instant) {
        return archive.at(instant)
                .map(past -> past.settings())
                .onFailure(failure -> failure instanceof HttpProblem problem && problem.getStatusCode() == 404)
                .recoverWithItem(live::settings);
    }
}
