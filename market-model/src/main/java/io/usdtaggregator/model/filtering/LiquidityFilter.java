package io.usdtaggregator.model.filtering;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Filter 3: the order sizes that staff want behind a rate (docs/domain.md 2). */
public final class LiquidityFilter implements OfferFilter {
    private final List<LiquiditySetting> settings;

    public LiquidityFilter(List<LiquiditySetting> settings) {
        this.settings = List.copyOf(settings);
    }

    /** The setting for this trade type and currency, else the one for this trade type, else none. */
    public Optional<LiquiditySetting> settingFor(Market market) {
        return settings.stream()
                .filter(setting -> setting.tradeType() == market.tradeType())
                .filter(setting -> market.fiat().equals(setting.currency()))
                .findFirst()
                .or(() -> settings.stream()
                        .filter(setting -> setting.tradeType() == market.tradeType())
                        .filter(setting -> setting.currency() == null)
                        .findFirst());
    }

    @Override
    public DropReason reason() {
        return DropReason.LIQUIDITY;
    }

    @Override
    public String detail() {
        return "outside the liquidity limits";
    }

    @Override
    public boolean keeps(Market market, Offer offer) {
        return settingFor(market).map(setting -> fits(setting, offer)).orElse(true);
    }

    private static boolean fits(LiquiditySetting setting, Offer offer) {
        boolean fiat = setting.unit() == LiquiditySetting.Unit.FIAT;
        BigDecimal min = fiat ? offer.minFiat() : offer.minUsdt();
        BigDecimal max = fiat ? offer.maxFiat() : offer.maxUsdt();
        return switch (setting.match()) {
            case OVERLAP -> atLeast(max, setting.min()) && atMost(min, setting.max());
            case INCLUSION -> atLeast(min, setting.min()) && atMost(max, setting.max());
        };
    }

    private static boolean atLeast(BigDecimal value, BigDecimal limit) {
        return limit == null || value.compareTo(limit) >= 0;
    }

    private static boolean atMost(BigDecimal value, BigDecimal limit) {
        return limit == null || value.compareTo(limit) <= 0;
    }
}
