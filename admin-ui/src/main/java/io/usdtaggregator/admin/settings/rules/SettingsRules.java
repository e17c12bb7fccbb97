package io.usdtaggregator.admin.settings.rules;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.model.settings.AlertSettings;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.usdtaggregator.model.settings.rule.Trust;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What settings must keep to (docs/domain.md 2 to 8). Pure; tells every error with its JSON path. */
public final class SettingsRules {
    /** The poll intervals that staff choose from. */
    public static final List<Duration> INTERVALS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30));

    /** The most that the least order of {@code trust.min_capacity_usdt} may be. */
    public static final BigDecimal LARGEST_CAPACITY = new BigDecimal("1000000");

    /** The most merchants that {@code trust.support_merchants} may ask for. */
    public static final int MOST_SUPPORT = 100;

    private static final Duration LONGEST_COOLDOWN = Duration.ofDays(7);
    private static final Duration OLDEST = Duration.ofDays(1);

    private final Settings settings;
    private final FieldChecks checks = new FieldChecks();
    private final ScopeRules scopes;

    private SettingsRules(Settings settings) {
        this.settings = settings;
        this.scopes = new ScopeRules(checks, settings);
    }

    /** Every error; none when the settings may be saved. */
    public static List<FieldError> check(Settings settings) {
        SettingsRules rules = new SettingsRules(settings);
        PlatformRules platforms = new PlatformRules(rules.checks);
        new CurrencyRules(rules.checks).check(settings.currencies());
        platforms.check(settings.platforms());
        platforms.refresh("refresh", settings.refresh());
        rules.liquidity();
        rules.limits();
        rules.trust();
        new AdjustmentRules(rules.checks, rules.scopes).check(settings);
        rules.freshness();
        rules.alerts();
        rules.safety();
        return rules.checks.errors();
    }

    private void liquidity() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < settings.liquidity().size(); i++) {
            LiquiditySetting setting = settings.liquidity().get(i);
            String path = "liquidity[" + i + "]";
            checks.required(path + ".trade_type", setting.tradeType(), "BUY, SELL");
            checks.required(path + ".unit", setting.unit(), "FIAT, USDT");
            checks.required(path + ".match", setting.match(), "OVERLAP, INCLUSION");
            scopes.currency(path + ".currency", setting.currency());
            checks.check(
                    setting.unit() != LiquiditySetting.Unit.FIAT || setting.currency() != null,
                    path + ".currency",
                    "missing",
                    "a setting in FIAT must name its currency");
            checks.optionalAmount(path + ".min", setting.min());
            checks.optionalAmount(path + ".max", setting.max());
            ordered(path + ".min", "above_max", setting.min(), setting.max(), "max");
            checks.check(
                    seen.add(setting.tradeType() + "/" + setting.currency()),
                    path,
                    "twice",
                    "this trade type and currency already have a setting");
        }
    }

    private void limits() {
        checks.between("merchants.min_orders_30d", settings.merchants().minOrders30d(), 0, 1_000_000);
        checks.amount("merchants.min_completion_rate", settings.merchants().minCompletionRate(), BigDecimal.ONE);
        checks.amount("outliers.mad_multiple", settings.outliers().madMultiple(), FieldChecks.HUNDRED);
        checks.amount("outliers.percent", settings.outliers().percent(), FieldChecks.HUNDRED);
        int medium = settings.confidence().medium();
        checks.between("confidence.medium", medium, 1, 10_000);
        checks.between("confidence.high", settings.confidence().high(), medium, 10_000);
    }

    private void trust() {
        Trust trust = settings.trust();
        checks.amount("trust.min_capacity_usdt", trust.minCapacityUsdt(), LARGEST_CAPACITY);
        checks.amount("trust.thin_guard_percent", trust.thinGuardPercent(), FieldChecks.HUNDRED);
        checks.between("trust.support_merchants", trust.supportMerchants(), 1, MOST_SUPPORT);
        checks.amount("trust.support_percent", trust.supportPercent(), FieldChecks.HUNDRED);
    }

    private void freshness() {
        Duration stale = settings.freshness().staleAfter();
        Duration gone = settings.freshness().unavailableAfter();
        checks.check(
                stale != null && gone != null && !stale.isNegative() && !stale.isZero() && stale.compareTo(gone) <= 0,
                "freshness.stale_after",
                "order",
                "must be above 0 and not above unavailable_after");
        checks.check(
                gone != null && gone.compareTo(OLDEST) <= 0,
                "freshness.unavailable_after",
                "too_long",
                "at most PT24H");
    }

    private void alerts() {
        AlertSettings alerts = settings.alerts();
        checks.amount("alerts.variation_percent", alerts.variationPercent(), FieldChecks.LARGEST);
        checks.amount("alerts.hold_back_percent", alerts.holdBackPercent(), FieldChecks.LARGEST);
        checks.check(
                alerts.cooldown() != null
                        && !alerts.cooldown().isNegative()
                        && alerts.cooldown().compareTo(LONGEST_COOLDOWN) <= 0,
                "alerts.cooldown",
                "out_of_range",
                "must be from 0 to P7D");
        checks.optionalPercent("alerts.premium_min_percent", alerts.premiumMinPercent());
        checks.optionalPercent("alerts.premium_max_percent", alerts.premiumMaxPercent());
        ordered(
                "alerts.premium_min_percent",
                "order",
                alerts.premiumMinPercent(),
                alerts.premiumMaxPercent(),
                "premium_max_percent");
    }

    private void safety() {
        checks.amount("safety.confirm_above_percent", settings.safety().confirmAbovePercent(), FieldChecks.LARGEST);
        checks.required("safety.applies_to", settings.safety().appliesTo(), "PAGES, ALL");
    }

    private void ordered(String path, String code, BigDecimal least, BigDecimal most, String name) {
        checks.check(
                least == null || most == null || least.compareTo(most) <= 0, path, code, "must not be above " + name);
    }
}
