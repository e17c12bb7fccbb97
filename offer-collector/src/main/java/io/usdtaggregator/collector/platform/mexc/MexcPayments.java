package io.usdtaggregator.collector.platform.mexc;

import java.util.Map;
import java.util.Optional;

/** Names of those of MEXC's numbered payment methods that are known everywhere; the others keep their number. */
final class MexcPayments {
    private static final Map<String, String> NAMES = Map.of(
            "1", "Bank Account",
            "116", "Perfect Money",
            "118", "Cash Deposit to Bank",
            "578", "Cash in Person");

    private MexcPayments() {}

    static Optional<String> name(String id) {
        return Optional.ofNullable(NAMES.get(id));
    }
}
