package io.usdtaggregator.model.settings;

import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.Authorship;
import io.usdtaggregator.model.settings.rule.ConfidenceLimits;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LegStep;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.usdtaggregator.model.settings.rule.Merchants;
import io.usdtaggregator.model.settings.rule.Outliers;
import io.usdtaggregator.model.settings.rule.RuleScope;
import io.usdtaggregator.model.settings.rule.RuleStep;
import io.usdtaggregator.model.settings.rule.Trust;
import io.usdtaggregator.model.settings.rule.Validity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The settings of a first start, with what a test wants different. */
public final class SettingsBuilder {
    private Settings settings = FirstStart.settings();
    private final List<AdjustmentRule> rules = new ArrayList<>();
    private final List<CrossAdjustmentRule> crossRules = new ArrayList<>();
    private SourcePolicy policy = settings.sourcePolicy();
    private Trust trust = settings.trust();
    private ConfidenceLimits confidence = settings.confidence();
    private Outliers outliers = settings.outliers();
    private List<LiquiditySetting> liquidity = settings.liquidity();
    private Merchants merchants = settings.merchants();
    private Predicate<CurrencySetting> active = CurrencySetting::active;
    private Predicate<PlatformSetting> activePlatform = platform -> true;
    /** Tests of one engine move a rate by a third from one test to the next, which is no jump to them. */
    private AlertSettings alerts =
            new AlertSettings(new BigDecimal("10"), new BigDecimal("50"), Duration.ofMinutes(15));

    private final Map<String, Refresh> refreshes = new HashMap<>();
    private long version = 1;

    public static SettingsBuilder settings() {
        return new SettingsBuilder();
    }

    public SettingsBuilder version(long number) {
        version = number;
        return this;
    }

    public SettingsBuilder policy(SourcePolicy chosen) {
        policy = chosen;
        return this;
    }

    public SettingsBuilder alerts(AlertSettings wanted) {
        alerts = wanted;
        return this;
    }

    public SettingsBuilder trust(Trust wanted) {
        trust = wanted;
        return this;
    }

    /** Whatever passes the filters of each offer by itself counts. */
    public SettingsBuilder withoutPoolRules() {
        trust = Trust.OFF;
        return withoutOutlierCut();
    }

    public SettingsBuilder confidence(int high, int medium) {
        confidence = new ConfidenceLimits(high, medium);
        return this;
    }

    public SettingsBuilder withoutOutlierCut() {
        outliers = new Outliers(BigDecimal.ZERO, BigDecimal.ZERO);
        return this;
    }

    /** The platform is refreshed in its own way. */
    public SettingsBuilder refresh(String platform, Duration interval, boolean active) {
        refreshes.put(platform, new Refresh(interval, active));
        return this;
    }

    /** The least and the most of an order, in fiat, in the currency; either may be {@code null}. */
    public SettingsBuilder liquidity(TradeType type, String currency, BigDecimal min, BigDecimal max) {
        liquidity = List.of(new LiquiditySetting(
                type, currency, min, max, LiquiditySetting.Unit.FIAT, LiquiditySetting.Match.OVERLAP));
        return this;
    }

    public SettingsBuilder merchants(int minOrders30d, String minCompletionRate) {
        merchants = new Merchants(minOrders30d, new BigDecimal(minCompletionRate), false);
        return this;
    }

    public SettingsBuilder currencies(String... codes) {
        active = currency -> List.of(codes).contains(currency.code());
        return this;
    }

    public SettingsBuilder platforms(String... codes) {
        activePlatform = platform -> List.of(codes).contains(platform.code());
        return this;
    }

    public SettingsBuilder rule(AdjustmentRule rule) {
        rules.add(rule);
        return this;
    }

    public SettingsBuilder cross(CrossAdjustmentRule rule) {
        crossRules.add(rule);
        return this;
    }

    public static AdjustmentRule percent(
            String id, String currency, String country, TradeType type, String value, Direction direction) {
        return rule(id, currency, country, type, AdjustmentMode.PERCENT, value, direction, null, null, null);
    }

    public static AdjustmentRule fixed(
            String id, String currency, String country, TradeType type, String value, Direction direction) {
        return rule(id, currency, country, type, AdjustmentMode.FIXED, value, direction, null, null, null);
    }

    public static AdjustmentRule rule(
            String id,
            String currency,
            String country,
            TradeType type,
            AdjustmentMode mode,
            String value,
            Direction direction,
            Instant from,
            Instant until,
            Instant changedAt) {
        return new AdjustmentRule(
                id,
                new RuleScope(currency, country, type),
                new RuleStep(mode, new BigDecimal(value), direction),
                true,
                new Validity(from, until),
                null,
                new Authorship(null, changedAt));
    }

    public static CrossAdjustmentRule crossRule(
            String id, String from, String to, AdjustmentMode mode, String buyMarkup, String sellMarkdown) {
        return new CrossAdjustmentRule(
                id,
                from,
                to,
                mode,
                new LegStep(new BigDecimal(buyMarkup), Direction.MARKUP),
                new LegStep(new BigDecimal(sellMarkdown), Direction.MARKDOWN),
                true,
                Authorship.UNKNOWN);
    }

    public Settings build() {
        return settings.draft()
                .version(version)
                .currencies(settings.currencies().stream()
                        .map(currency -> new CurrencySetting(
                                currency.code(), currency.name(), active.test(currency), currency.countries()))
                        .toList())
                .platforms(settings.platforms().stream()
                        .map(platform -> new PlatformSetting(
                                platform.code(),
                                platform.name(),
                                activePlatform.test(platform),
                                platform.isDefault(),
                                platform.budget(),
                                refreshes.getOrDefault(platform.code(), platform.refresh())))
                        .toList())
                .sourcePolicy(policy)
                .liquidity(liquidity)
                .merchants(merchants)
                .outliers(outliers)
                .adjustments(rules)
                .crossAdjustments(crossRules)
                .alerts(alerts)
                .trust(trust)
                .confidence(confidence)
                .build();
    }
}
