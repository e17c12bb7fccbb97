package io.usdtaggregator.collector.platform.bybit;

import java.util.Map;
import java.util.Optional;

/** Names of those of Bybit's numbered payment methods that are known; the others keep their number. */
final class BybitPayments {
    private static final Map<String, String> NAMES = Map.of(
            "14", "Bank Transfer",
            "18", "Cash Deposit to Bank",
            "40", "Mobile Top-up",
            "90", "Cash in Person",
            "121", "Zelle");

    private BybitPayments() {}

    static Optional<String> name(String id) {
        return Optional.ofNullable(NAMES.get(id));
    }
}
