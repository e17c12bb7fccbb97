package io.usdtaggregator.gateway.rates.best;

import io.usdtaggregator.gateway.livedata.RatesSnapshot;
import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.model.choosing.PaymentChoice;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Answers {@code /best-rates}, a row for each market, out of one snapshot of rates and one version of the settings. */
public record BestRateRows(BestRatesQuestion question, Settings settings, RatesSnapshot rates, RateShape shape) {

    List<RateAnswer> of(List<Market> markets) {
        return markets.stream().map(this::row).toList();
    }

    private RateAnswer row(Market market) {
        Optional<Rate> own = rates.rate(question.source(), market).map(this::narrowed);
        boolean needsZone = question.zoneAllowed()
                && !market.isZone()
                && own.filter(shape::usable).isEmpty();
        Optional<RateAnswer> zone = needsZone ? zoneRow(market) : Optional.empty();
        return zone.or(() -> own.map(rate -> shape.row(
                        market, rate, question.amount(), Derivation.of(question.amount(), question.methods()))))
                .orElseGet(() -> shape.nothing(market, question.amount()));
    }

    /** The country's row from its zone's offers; empty where the zone has no usable rate either. */
    private Optional<RateAnswer> zoneRow(Market country) {
        ZoneFallback fallback = new ZoneFallback(country, settings, shape.servedAt());
        return rates.rate(question.source(), country.wholeZone())
                .map(this::narrowed)
                .map(fallback::of)
                .filter(shape::usable)
                .map(rate -> shape.row(
                        country,
                        rate,
                        question.amount(),
                        Optional.of(Derivation.ofZone(
                                question.amount(),
                                question.methods(),
                                country.country(),
                                fallback.ruleInstant(rate)))));
    }

    private Rate narrowed(Rate rate) {
        return question.methods().isEmpty() ? rate : new PaymentChoice(question.methods(), settings).of(rate);
    }
}
