package io.usdtaggregator.simulator.market;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the simulated world is like around each currency: its price of 1 USDT and how people pay. */
public final class FiatMarkets {
    private static final List<String> MOBILE_AND_BANK = List.of("MTNMobileMoney", "airtelmoney", "BANK");

    private static final Map<String, Country> BY_CODE = new TreeMap<>();

    static {
        put("XOF", 602_000, List.of("OrangeMoney", "MTNMobileMoney", "WaveMobile", "MoovMoney", "TMoney", "BANK"));
        put("XAF", 606_000, List.of("OrangeMoney", "MTNMobileMoney", "MoMoNew", "airtelmoney", "Ecobank", "BANK"));
        put("GHS", 12_400, List.of("MTNMobileMoney", "MoMoNew", "Vodafonecash", "airtelmoney", "BANK"));
        put("NGN", 1_520_000, MOBILE_AND_BANK);
        put("KES", 130_000, MOBILE_AND_BANK);
        put("UGX", 3_690_000, MOBILE_AND_BANK);
        put("TZS", 2_650_000, MOBILE_AND_BANK);
        put("RWF", 1_440_000, MOBILE_AND_BANK);
        put("ZAR", 18_300, MOBILE_AND_BANK);
        put("GNF", 8_700_000, List.of("OrangeMoney", "MTNMobileMoney"));
        put("GMD", 71_500, MOBILE_AND_BANK);
        put("SLE", 22_800, MOBILE_AND_BANK);
        put("LRD", 191_000, MOBILE_AND_BANK);
        put("MRU", 40_100, MOBILE_AND_BANK);
        put("ETB", 152_000, MOBILE_AND_BANK);
        put("ZMW", 24_500, MOBILE_AND_BANK);
        put("MZN", 68_500, List.of("BANK"));
        put("AOA", 1_050_000, List.of("BANK"));
        put("CDF", 2_850_000, List.of("OrangeMoney", "airtelmoney", "BANK"));
        put("EGP", 49_800, List.of("BANK"));
        put("MAD", 10_150, List.of("BANK"));
        put("TND", 3_250, List.of("BANK"));
        put("DZD", 243_000, List.of("BANK"));
        put("SDG", 2_600_000, List.of("BANK"));
        put("USD", 1_005, List.of("BANK"));
        put("EUR", 925, List.of("BANK"));
        put("GBP", 800, List.of("BANK"));
    }

    private FiatMarkets() {}

    /** @param milliFiat fair price of 1 USDT in thousandths of the fiat unit */
    public record Country(long milliFiat, List<String> methods) {}

    /** A currency that this world does not know has no market. */
    public static boolean knows(String fiat) {
        return BY_CODE.containsKey(fiat);
    }

    public static Set<String> codes() {
        return Collections.unmodifiableSet(BY_CODE.keySet());
    }

    public static Country of(String fiat) {
        return BY_CODE.get(fiat);
    }

    private static void put(String fiat, long milliFiat, List<String> methods) {
        BY_CODE.put(fiat, new Country(milliFiat, methods));
    }
}
