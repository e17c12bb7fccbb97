package io.usdtaggregator.gateway.rates.parameters;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.model.number.CurrencyDecimals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.Stream;

/** Refuses amounts that are finer than their currency. */
public final class AmountDecimals {

    private AmountDecimals() {}

    /** Refuses an amount that is finer than one of the currencies it is meant for, instead of rounding it. */
    public static void check(Query query, String name, BigDecimal amount, Stream<String> currencies) {
        currencies
                .filter(currency -> amount.stripTrailingZeros().scale() > CurrencyDecimals.of(currency))
                .min(Comparator.comparingInt(CurrencyDecimals::of))
                .ifPresent(currency -> query.wrong(name, "too_many_decimals", message(name, currency)));
    }

    private static String message(String name, String currency) {
        int decimals = CurrencyDecimals.of(currency);
        return decimals == 0
                ? name + " must be a whole number: amounts of " + currency + " have no decimals"
                : name + " may have at most " + decimals + " decimals: amounts of " + currency + " have no more";
    }
}
