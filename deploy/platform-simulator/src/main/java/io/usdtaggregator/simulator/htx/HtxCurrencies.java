package io.usdtaggregator.simulator.htx;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** HTX's numbers of currencies, those that are established; of the francs and the cedi none is. */
final class HtxCurrencies {
    private static final Map<String, Integer> NUMBERS =
            Map.of("USD", 2, "VND", 5, "RUB", 11, "NGN", 15, "PHP", 17, "MYR", 22, "CNY", 172);

    private static final Map<String, String> FIATS = NUMBERS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.getValue().toString(), Map.Entry::getKey));

    private HtxCurrencies() {}

    static int number(String fiat) {
        return NUMBERS.get(fiat);
    }

    static Optional<String> fiat(String number) {
        return Optional.ofNullable(number).map(FIATS::get);
    }
}
