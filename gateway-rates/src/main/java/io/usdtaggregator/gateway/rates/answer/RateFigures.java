package io.usdtaggregator.gateway.rates.answer;

import io.usdtaggregator.model.number.CurrencyDecimals;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The numbers of a rate in units of fiat for 1 USDT, and whose offer is the best one. */
public record RateFigures(
        @Schema(nullable = true, description = "Whose offer is the best one; null without a rate.")
        String platform,

        @Schema(
                nullable = true,
                description = "Fiat units for 1 USDT, adjusted; null when there is none, then `reason` says why.")
        BigDecimal rate,

        @Schema(nullable = true, description = "The best price before adjustment.")
        BigDecimal rawRate,

        @Schema(nullable = true, description = "The median price of the eligible offers, each merchant once.")
        BigDecimal median,

        @Schema(nullable = true, description = "The median, adjusted as the rate is.")
        BigDecimal adjustedMedian,

        @Schema(
                nullable = true,
                description =
                        "What 1 USDT is worth: the median of the eligible offers' prices, weighted by their size.")
        BigDecimal referenceRate,

        @Schema(nullable = true, description = "The reference rate, adjusted as the rate is.")
        BigDecimal adjustedReferenceRate,

        @Schema(minimum = "0", description = "Decimals of amounts in this currency, by ISO 4217.")
        int currencyDecimals) {

    static RateFigures of(PricedRate rate) {
        return new RateFigures(
                rate.platform(),
                rate.rate(),
                rate.rawRate(),
                rate.price().median(),
                adjusted(rate, rate.price().median()),
                rate.price().referenceRate(),
                adjusted(rate, rate.price().referenceRate()),
                CurrencyDecimals.of(rate.market().fiat()));
    }

    static RateFigures none(String platform, String fiat) {
        return new RateFigures(platform, null, null, null, null, null, null, CurrencyDecimals.of(fiat));
    }

    /** {@code null} where it is not known, or the rule would leave nothing of it. */
    private static BigDecimal adjusted(PricedRate rate, BigDecimal raw) {
        return Optional.ofNullable(raw)
                .map(known -> rate.rule().map(rule -> rule.applyTo(known)).orElse(known))
                .filter(number -> number.signum() > 0)
                .map(Decimals::plain)
                .orElse(null);
    }
}
