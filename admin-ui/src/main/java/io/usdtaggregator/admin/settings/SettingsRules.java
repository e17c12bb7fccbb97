package io.usdtaggregator.admin.settings;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.Settings.AdjustmentRule;
import io.usdtaggregator.model.settings.Settings.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.Settings.LegStep;
import io.usdtaggregator.model.settings.Settings.LiquiditySetting;
import io.usdtaggregator.model.settings.Settings.Platform;
import io.usdtaggregator.model.settings.Settings.Refresh;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What settings must keep to (DOMAIN.md 2 to 8). Pure; tells every error with its JSON path. */
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

    private static final Duration LONGEST_COOLDOWN = Duration.ofDays(7);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

    private final Settings settings;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> currencies;

    private SettingsRules(Settings settings) {
        this.settings = settings;
        this.currencies =
                settings.currencies().stream().map(Settings.Currency::code).collect(Collectors.toSet());
    }

    /** Every error; none when the settings may be saved. */
    public static List<FieldError> check(Settings settings) {
        SettingsRules rules = new SettingsRules(settings);
        rules.currencies();
        rules.platforms();
        rules.liquidity();
        rules.limits();
        rules.adjustments();
        rules.crossAdjustments();
        rules.refresh("refresh", settings.refresh());
        rules.freshnessAndAlerts();
        rules.safety();
        return List.copyOf(rules.errors);
    }

    private void currencies() {
        check(!settings.currencies().isEmpty(), "currencies", "missing", "needs at least one currency");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < settings.currencies().size(); i++) {
            Settings.Currency currency = settings.currencies().get(i);
            String path = "currencies[" + i + "]";
            check(
                    LegalTender.isLegal(currency.code()),
                    path + ".code",
                    "unknown_currency",
                    "must be the ISO 4217 code of a currency in use today");
            check(seen.add(currency.code()), path + ".code", "twice", "stands twice");
            names(path, currency.name());
            Set<String> countries = new HashSet<>();
            for (int j = 0; j < currency.countries().size(); j++) {
                Settings.Country country = currency.countries().get(j);
                String countryPath = path + ".countries[" + j + "]";
                boolean known =
                        java.util.Set.of(java.util.Locale.getISOCountries()).contains(country.code());
                check(known, countryPath + ".code", "unknown_country", "must be an ISO 3166 code of two letters");
                check(countries.add(country.code()), countryPath + ".code", "twice", "stands twice");
                names(countryPath, country.name());
            }
        }
    }

    private void names(String path, Settings.Names name) {
        required(path + ".name", name, "a name in English (en) and French (fr)");
        if (name != null) {
            check(named(name.en()), path + ".name.en", "missing", "needs a name of up to 100 characters");
            check(named(name.fr()), path + ".name.fr", "missing", "needs a name of up to 100 characters");
        }
    }

    private static boolean named(String name) {
        return name != null && !name.isBlank() && name.length() <= 100;
    }

    private void platforms() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < settings.platforms().size(); i++) {
            Platform platform = settings.platforms().get(i);
            String path = "platforms[" + i + "]";
            check(
                    platform.code() != null && platform.code().matches("[a-z][a-z0-9_]{1,30}"),
                    path + ".code",
                    "malformed",
                    "must be small letters, e.g. binance");
            check(seen.add(platform.code()), path + ".code", "twice", "stands twice");
            check(named(platform.name()), path + ".name", "missing", "needs a name");
            check(platform.budget() != null, path + ".budget", "missing", "needs a budget");
            if (platform.budget() != null) {
                between(path + ".budget.requests_per_minute", platform.budget().requestsPerMinute(), 1, 100_000);
                between(path + ".budget.burst", platform.budget().burst(), 1, 10_000);
                between(path + ".budget.concurrency", platform.budget().concurrency(), 1, 100);
            }
            if (platform.refresh() != null) {
                refresh(path + ".refresh", platform.refresh());
            }
        }
        long defaults =
                settings.platforms().stream().filter(Platform::isDefault).count();
        check(defaults == 1, "platforms", "default", "exactly one platform must be the default, not " + defaults);
    }

    private void liquidity() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < settings.liquidity().size(); i++) {
            LiquiditySetting setting = settings.liquidity().get(i);
            String path = "liquidity[" + i + "]";
            required(path + ".trade_type", setting.tradeType(), "BUY, SELL");
            required(path + ".unit", setting.unit(), "FIAT, USDT");
            required(path + ".match", setting.match(), "OVERLAP, INCLUSION");
            currency(path + ".currency", setting.currency());
            check(
                    setting.unit() != Settings.Unit.FIAT || setting.currency() != null,
                    path + ".currency",
                    "missing",
                    "a setting in FIAT must name its currency");
            optionalAmount(path + ".min", setting.min());
            optionalAmount(path + ".max", setting.max());
            check(
                    setting.min() == null
                            || setting.max() == null
                            || setting.min().compareTo(setting.max()) <= 0,
                    path + ".min",
                    "above_max",
                    "must not be above max");
            check(
                    seen.add(setting.tradeType() + "/" + setting.currency()),
                    path,
                    "twice",
                    "this trade type and currency already have a setting");
        }
    }

    private void limits() {
        between("merchants.min_orders_30d", settings.merchants().minOrders30d(), 0, 1_000_000);
        amount("merchants.min_completion_rate", settings.merchants().minCompletionRate(), BigDecimal.ONE);
        amount("outliers.mad_multiple", settings.outliers().madMultiple(), HUNDRED);
        amount("outliers.percent", settings.outliers().percent(), HUNDRED);
        between("confidence.medium", settings.confidence().medium(), 1, 10_000);
        between(
                "confidence.high",
                settings.confidence().high(),
                settings.confidence().medium(),
                10_000);
    }

    private void adjustments() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < settings.adjustments().size(); i++) {
            AdjustmentRule rule = settings.adjustments().get(i);
            String path = "adjustments[" + i + "]";
            id(path + ".id", rule.id(), ids);
            instant(path + ".valid_from", rule.validFrom());
            instant(path + ".valid_until", rule.validUntil());
            required(path + ".mode", rule.mode(), "PERCENT, FIXED");
            required(path + ".direction", rule.direction(), "MARKUP, MARKDOWN");
            currency(path + ".currency", rule.currency());
            check(
                    rule.country() == null || rule.currency() != null,
                    path + ".currency",
                    "missing",
                    "a country needs its currency");
            if (rule.country() != null && rule.currency() != null) {
                country(path + ".country", rule.currency(), rule.country());
            }
            check(
                    rule.mode() != AdjustmentMode.FIXED || rule.currency() != null,
                    path + ".currency",
                    "missing",
                    "FIXED needs a currency");
            step(path + ".value", rule.mode(), rule.value(), rule.direction());
            check(
                    rule.validFrom() == null
                            || rule.validUntil() == null
                            || rule.validFrom().isBefore(rule.validUntil()),
                    path + ".valid_until",
                    "before_start",
                    "must be after valid_from");
            check(
                    rule.reason() == null || rule.reason().length() <= 500,
                    path + ".reason",
                    "too_long",
                    "up to 500 characters");
        }
    }

    private void crossAdjustments() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < settings.crossAdjustments().size(); i++) {
            CrossAdjustmentRule rule = settings.crossAdjustments().get(i);
            String path = "cross_adjustments[" + i + "]";
            id(path + ".id", rule.id(), ids);
            required(path + ".mode", rule.mode(), "PERCENT, FIXED");
            currency(path + ".from", rule.from());
            currency(path + ".to", rule.to());
            check(rule.to() == null || rule.from() != null, path + ".from", "missing", "to needs from");
            check(
                    rule.mode() != AdjustmentMode.FIXED || (rule.from() != null && rule.to() != null),
                    path + ".from",
                    "missing",
                    "FIXED needs from and to");
            leg(path + ".buy", rule.mode(), rule.buy());
            leg(path + ".sell", rule.mode(), rule.sell());
        }
    }

    private void id(String path, String id, Set<String> ids) {
        check(id == null || ID.matcher(id).matches(), path, "malformed", "up to 64 letters, digits, _ or -");
        check(id == null || ids.add(id), path, "twice", "stands twice");
    }

    private void instant(String path, Instant instant) {
        check(
                instant == null || !instant.isBefore(EARLIEST) && instant.isBefore(LATEST),
                path,
                "out_of_range",
                "must be within the years 2000 to 2999");
    }

    private void leg(String path, AdjustmentMode mode, LegStep step) {
        required(path, step, "value and direction");
        if (step != null) {
            required(path + ".direction", step.direction(), "MARKUP, MARKDOWN");
            step(path + ".value", mode, step.value(), step.direction());
        }
    }

    private void refresh(String path, Refresh refresh) {
        check(
                refresh.interval() != null && INTERVALS.contains(refresh.interval()),
                path + ".interval",
                "not_allowed",
                "must be one of the allowed intervals",
                INTERVALS.stream().map(Duration::toString).collect(Collectors.joining(", ")));
    }

    private void freshnessAndAlerts() {
        Duration stale = settings.freshness().staleAfter();
        Duration gone = settings.freshness().unavailableAfter();
        check(
                stale != null && gone != null && !stale.isNegative() && !stale.isZero() && stale.compareTo(gone) <= 0,
                "freshness.stale_after",
                "order",
                "must be above 0 and not above unavailable_after");
        check(
                gone != null && gone.compareTo(Duration.ofDays(1)) <= 0,
                "freshness.unavailable_after",
                "too_long",
                "at most PT24H");
        amount("alerts.variation_percent", settings.alerts().variationPercent(), LARGEST);
        amount("alerts.hold_back_percent", settings.alerts().holdBackPercent(), LARGEST);
        check(
                settings.alerts().cooldown() != null
                        && !settings.alerts().cooldown().isNegative()
                        && settings.alerts().cooldown().compareTo(LONGEST_COOLDOWN) <= 0,
                "alerts.cooldown",
                "out_of_range",
                "must be from 0 to P7D");
        premium("alerts.premium_min_percent", settings.alerts().premiumMinPercent());
        premium("alerts.premium_max_percent", settings.alerts().premiumMaxPercent());
        check(
                settings.alerts().premiumMinPercent() == null
                        || settings.alerts().premiumMaxPercent() == null
                        || settings.alerts()
                                        .premiumMinPercent()
                                        .compareTo(settings.alerts().premiumMaxPercent())
                                <= 0,
                "alerts.premium_min_percent",
                "order",
                "must not be above premium_max_percent");
    }

    private void safety() {
        amount("safety.confirm_above_percent", settings.safety().confirmAbovePercent(), LARGEST);
        required("safety.applies_to", settings.safety().appliesTo(), "PAGES, ALL");
    }

    private void premium(String path, BigDecimal percent) {
        check(
                percent == null || percent.abs().compareTo(new BigDecimal("1000")) <= 0 && percent.scale() <= 18,
                path,
                "out_of_range",
                "must be from -1000 to 1000 percent, or left out");
    }

    private void step(String path, AdjustmentMode mode, BigDecimal value, Direction direction) {
        amount(path, value, mode == AdjustmentMode.PERCENT ? new BigDecimal("1000") : LARGEST);
        check(
                value == null
                        || mode != AdjustmentMode.PERCENT
                        || direction != Direction.MARKDOWN
                        || value.compareTo(HUNDRED) < 0,
                path,
                "not_positive",
                "a markdown of 100 percent or more leaves nothing");
    }

    private void currency(String path, String code) {
        check(
                code == null || currencies.contains(code),
                path,
                "unknown_currency",
                "must be one of the currencies in these settings",
                String.join(", ", currencies.stream().sorted().toList()));
    }

    private void country(String path, String currency, String code) {
        boolean known = settings.currency(currency)
                .map(found -> found.countries().stream()
                        .anyMatch(country -> country.code().equals(code)))
                .orElse(true);
        check(known, path, "unknown_country", "must be a country of " + currency);
    }

    private void optionalAmount(String path, BigDecimal value) {
        if (value != null) {
            amount(path, value, LARGEST);
        }
    }

    private void amount(String path, BigDecimal value, BigDecimal most) {
        check(
                value != null && value.signum() >= 0 && value.compareTo(most) <= 0 && value.scale() <= 18,
                path,
                "out_of_range",
                "must be a decimal from 0 to " + most.toPlainString() + " with up to 18 places");
    }

    private void between(String path, int value, int least, int most) {
        check(value >= least && value <= most, path, "out_of_range", "must be from " + least + " to " + most);
    }

    private void required(String path, Object value, String allowed) {
        check(value != null, path, "missing", "is needed", allowed);
    }

    private void check(boolean right, String path, String code, String message) {
        check(right, path, code, message, null);
    }

    private void check(boolean right, String path, String code, String message, String allowed) {
        if (!right) {
            errors.add(new FieldError(path, code, message, allowed == null ? null : List.of(allowed.split(", "))));
        }
    }
}
