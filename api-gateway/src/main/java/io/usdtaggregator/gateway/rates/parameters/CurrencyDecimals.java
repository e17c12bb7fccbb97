package io.usdtaggregator.gateway.rates.parameters;

import io.usdtaggregator.gateway.http.input.Query;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.stream.Stream;

/** How many decimals amounts of a currency have: XOF none, GHS 2 (ISO 4217), USDT 6. */
public final class CurrencyDecimals {
    public static final String USDT = "USDT";
    private static final int OF_USDT = 6;
    private static final int OF_UNKNOWN = 2;

    private CurrencyDecimals() {}

    public static int of(String currency) {
        if (currency.equals(USDT)) {
            return OF_USDT;
        }
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknownToTheJdk) {
            return OF_UNKNOWN;
        }
    }

    /** Refuses an amount that is finer than one of the currencies it is meant for, instead of rounding it. */
    public static void check(Query query, String name, BigDecimal amount, Stream<String> currencies) {
        currencies
                .filter(currency -> amount.stripTrailingZeros().scale() > of(currency))
                .min(Comparator.comparingInt(CurrencyDecimals::of))
                .ifPresent(currency -> query.wrong(name, "too_many_decimals", message(name, currency)));
    }

    private static String message(String name, String currency) {
        int decimals = of(currency);
        return decimals == 0
                ? name + " must be a whole number: amounts of " + currency + " have no decimals"
                : name + " may have at most " + decimals + " decimals: amounts of " + currency + " have no more";
    }
}
