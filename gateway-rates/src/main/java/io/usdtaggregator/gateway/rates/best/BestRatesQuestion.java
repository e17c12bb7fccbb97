package io.usdtaggregator.gateway.rates.best;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.gateway.rates.parameters.AmountDecimals;
import io.usdtaggregator.gateway.rates.parameters.AsOf;
import io.usdtaggregator.gateway.rates.parameters.PaymentMethods;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.number.CurrencyDecimals;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.serving.Amount;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a caller of {@code /best-rates} asks. */
public record BestRatesQuestion(
        Optional<String> fiat,
        Optional<String> tradeType,
        Optional<String> country,
        Optional<String> platform,
        Optional<Amount> amount,
        Set<String> methods,
        Optional<Duration> maxAge,
        boolean zoneAllowed) {
    private static final int DAY = 86_400;

    static BestRatesQuestion read(Query query, Settings settings, BooksSnapshot books) {
        PlaceParameters places = PlaceParameters.active(settings);
        Optional<String> fiat = places.currency(query, "fiat");
        BestRatesQuestion question = new BestRatesQuestion(
                fiat,
                query.oneOf("trade_type", PlaceParameters.TRADE_TYPES),
                places.country(query, "country", fiat),
                places.platform(query),
                amount(query, fiat),
                new PaymentMethods(settings, books).read(query, "payment_method"),
                query.seconds("max_age", 1, DAY),
                query.oneOf("scope", List.of(Derivation.COUNTRY, Derivation.ZONE))
                        .filter(Derivation.ZONE::equals)
                        .isPresent());
        AsOf.read(query);
        question.checkDecimals(query, settings);
        query.check();
        return question;
    }

    /** The markets that fit, in staff's order. */
    List<Market> markets(Settings settings) {
        return settings.activeMarkets().filter(this::fits).toList();
    }

    /** Whose rates answer: the named platform's, else those of staff's policy. */
    String source() {
        return platform.orElse(Rate.POLICY);
    }

    private boolean fits(Market market) {
        return fiat.map(market.fiat()::equals).orElse(true)
                && tradeType.map(market.tradeType().name()::equals).orElse(true)
                && (country.isEmpty() || country.equals(market.inCountry()));
    }

    /** Whether offers are needed to answer it. */
    boolean needsOffers() {
        return amount.isPresent() || !methods.isEmpty();
    }

    /** Without a currency an amount must suit every market that fits. */
    private void checkDecimals(Query query, Settings settings) {
        if (amount.isEmpty()) {
            return;
        }
        BigDecimal value = amount.get().value();
        if (amount.get().inUsdt()) {
            AmountDecimals.check(query, "amount", value, Stream.of(CurrencyDecimals.USDT));
        } else if (fiat.isPresent()) {
            AmountDecimals.check(query, "amount", value, fiat.stream());
        } else if (query.isRight()) {
            AmountDecimals.check(
                    query, "amount", value, markets(settings).stream().map(Market::fiat));
        }
    }

    private static Optional<Amount> amount(Query query, Optional<String> fiat) {
        List<String> units = new ArrayList<>(List.of("FIAT", "USDT"));
        fiat.ifPresent(units::add);
        boolean inUsdt =
                query.oneOf("amount_currency", units).filter("USDT"::equals).isPresent();
        Optional<BigDecimal> value = query.amount("amount");
        if (query.text("amount").isEmpty()) {
            query.refuse(List.of("amount_currency"), List.of("amount"), "needs_amount", "says nothing without");
        }
        return value.map(number -> new Amount(number, inUsdt));
    }
}
