package io.usdtaggregator.simulator.dialect;

import java.util.Map;

/** The simulated world's payment identifiers as people write them. */
public final class PaymentNames {
    private static final Map<String, String> NAMES = Map.of(
            "OrangeMoney", "Orange Money",
            "MTNMobileMoney", "MTN Mobile Money",
            "MoMoNew", "MTN MoMo",
            "WaveMobile", "Wave Mobile Money",
            "MoovMoney", "Moov Money",
            "Vodafonecash", "Telecel Cash",
            "airtelmoney", "Airtel Money",
            "BANK", "Bank Transfer");

    private PaymentNames() {}

    public static String of(String identifier) {
        return NAMES.getOrDefault(identifier, identifier);
    }
}
