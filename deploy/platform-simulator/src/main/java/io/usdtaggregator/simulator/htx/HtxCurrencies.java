package io.usdtaggregator.simulator.htx;

import java.util.Map;
import java.util.Optional;

/** HTX's numbers of currencies, those that are established; of the francs and the cedi none is. */
final class HtxCurrencies {
    private static final Map<String, Integer> NUMBERS = Map.of("USD", 2, "NGN", 15);

    private HtxCurrencies() {}

    static int number(String fiat) {
        return NUMBERS.getOrDefault(fiat, 0);
    }

    static Optional<String> fiat(int number) {
        return NUMBERS.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
