package io.usdtaggregator.admin.liquidity;

import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A limit as its page shows it.
 *
 * @param index its place in the settings
 */
public record LimitRow(int index, LiquiditySetting limit) {

    static List<LimitRow> of(List<LiquiditySetting> limits) {
        return IntStream.range(0, limits.size())
                .mapToObj(index -> new LimitRow(index, limits.get(index)))
                .toList();
    }
}
