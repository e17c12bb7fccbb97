package io.usdtaggregator.gateway.rates.best;

import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.serving.MarketPricing;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers {@code /best-rates}, a row for each market, out of one snapshot of rates and one version of the settings. */
public record BestRateRows(BestRatesQuestion question, Settings settings, RatesSnapshot rates, RateShape shape) {

    List<RateAnswer> of(List<Market> markets) {
        MarketPricing pricing = new MarketPricing(settings, shape.freshness(), question.methods());
        return markets.stream().map(market -> row(pricing, market)).toList();
    }

    private RateAnswer row(MarketPricing pricing, Market market) {
        return pricing.of(market, one -> rates.rate(question.source(), one), question.zoneAllowed())
                .map(answering -> shape.row(
                        market, answering.rate(), question.amount(), derivation(market, answering.zoneRuleAt())))
                .orElseGet(() -> shape.nothing(market, question.amount()));
    }

    private Optional<Derivation> derivation(Market market, Optional<Instant> zoneRuleAt) {
        return zoneRuleAt
                .map(at -> Derivation.ofZone(question.amount(), question.methods(), market.country(), at))
                .or(() -> Derivation.of(question.amount(), question.methods()));
    }
}
