package io.usdtaggregator.model.number;

import java.util.Currency;

/** How many decimals amounts of a currency have: XOF none, GHS 2 (ISO 4217), USDT 6; 2 where the JDK knows no such currency. */
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
}
