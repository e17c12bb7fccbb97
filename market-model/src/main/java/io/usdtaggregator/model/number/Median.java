package io.usdtaggregator.model.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The middle of some numbers; the median of an even count is the mean of the middle two (docs/domain.md, 2). */
public final class Median {
    private static final BigDecimal TWO = new BigDecimal("2");

    private Median() {}

    public static Optional<BigDecimal> of(Collection<BigDecimal> numbers) {
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> sorted = new ArrayList<>(numbers);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        BigDecimal upper = sorted.get(middle);
        return Optional.of(
                sorted.size() % 2 == 1
                        ? upper
                        : sorted.get(middle - 1).add(upper).divide(TWO));
    }
}
