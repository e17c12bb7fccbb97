package io.usdtaggregator.admin.changetext;

import static io.usdtaggregator.admin.changetext.ValueKind.*;

import io.usdtaggregator.admin.messages.SettingMessages;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What people call each field of the settings, of accounts, keys and staff, by its JSON path without the keys of lists. A
 * field that is not here is shown by its path, which {@code ChangeSentencesTest} does not let pass.
 */
enum FieldText {
    SOURCE_POLICY("source_policy", TERM, SettingMessages::sourcePolicy),
    MERCHANT_ORDERS("merchants.min_orders_30d", NUMBER, SettingMessages::merchantOrders),
    MERCHANT_COMPLETION("merchants.min_completion_rate", NUMBER, SettingMessages::merchantCompletion),
    VERIFIED_ONLY("merchants.verified_only", SWITCH, SettingMessages::verifiedOnly),
    OUTLIER_DEVIATIONS("outliers.mad_multiple", NUMBER, SettingMessages::outlierDeviations),
    OUTLIER_PERCENT("outliers.percent", PERCENT, SettingMessages::outlierPercent),
    MIN_CAPACITY("trust.min_capacity_usdt", USDT, SettingMessages::minCapacity),
    THIN_GUARD("trust.thin_guard_percent", PERCENT, SettingMessages::thinGuard),
    SUPPORT_MERCHANTS("trust.support_merchants", NUMBER, SettingMessages::supportMerchants),
    SUPPORT_PERCENT("trust.support_percent", PERCENT, SettingMessages::supportPercent),
    CONFIDENCE_HIGH("confidence.high", NUMBER, SettingMessages::confidenceHigh),
    CONFIDENCE_MEDIUM("confidence.medium", NUMBER, SettingMessages::confidenceMedium),
    STALE_AFTER("freshness.stale_after", DURATION, SettingMessages::staleAfter),
    UNAVAILABLE_AFTER("freshness.unavailable_after", DURATION, SettingMessages::unavailableAfter),
    VARIATION("alerts.variation_percent", PERCENT, SettingMessages::variation),
    HOLD_BACK("alerts.hold_back_percent", PERCENT, SettingMessages::holdBack),
    COOLDOWN("alerts.cooldown", DURATION, SettingMessages::cooldown),
    PREMIUM_MIN("alerts.premium_min_percent", PERCENT, SettingMessages::premiumMin),
    PREMIUM_MAX("alerts.premium_max_percent", PERCENT, SettingMessages::premiumMax),
    CONFIRM_ABOVE("safety.confirm_above_percent", PERCENT, SettingMessages::confirmAbove),
    APPLIES_TO("safety.applies_to", TERM, SettingMessages::appliesTo),
    INTERVAL_OF_ALL("refresh.interval", DURATION, SettingMessages::intervalOfAll),
    READING_OF_ALL("refresh.active", SWITCH, SettingMessages::readingOfAll),
    ADAPTIVE_OF_ALL("refresh.adaptive", SWITCH, SettingMessages::adaptiveOfAll),

    RULE_CURRENCY("adjustments[].currency", TEXT, SettingMessages::currency),
    RULE_COUNTRY("adjustments[].country", TEXT, SettingMessages::country),
    RULE_SIDE("adjustments[].trade_type", TERM, SettingMessages::tradeType),
    RULE_MODE("adjustments[].mode", TERM, SettingMessages::mode),
    RULE_VALUE("adjustments[].value", NUMBER, SettingMessages::value),
    RULE_DIRECTION("adjustments[].direction", TERM, SettingMessages::direction),
    RULE_ACTIVE("adjustments[].active", SWITCH, null),
    RULE_FROM("adjustments[].valid_from", INSTANT, SettingMessages::validFrom, SettingMessages::atOnce),
    RULE_UNTIL("adjustments[].valid_until", INSTANT, SettingMessages::validUntil, SettingMessages::noEnd),
    RULE_REASON("adjustments[].reason", TEXT, SettingMessages::reason),

    CROSS_FROM("cross_adjustments[].from", TEXT, SettingMessages::fromCurrency, SettingMessages::allCurrencies),
    CROSS_TO("cross_adjustments[].to", TEXT, SettingMessages::toCurrency, SettingMessages::allCurrencies),
    CROSS_MODE("cross_adjustments[].mode", TERM, SettingMessages::mode),
    CROSS_BUY_VALUE("cross_adjustments[].buy.value", NUMBER, SettingMessages::value),
    CROSS_BUY_DIRECTION("cross_adjustments[].buy.direction", TERM, SettingMessages::direction),
    CROSS_SELL_VALUE("cross_adjustments[].sell.value", NUMBER, SettingMessages::value),
    CROSS_SELL_DIRECTION("cross_adjustments[].sell.direction", TERM, SettingMessages::direction),
    CROSS_ACTIVE("cross_adjustments[].active", SWITCH, null),

    LIMIT_MIN("liquidity[].min", NUMBER, SettingMessages::smallestOrder, SettingMessages::noLimit),
    LIMIT_MAX("liquidity[].max", NUMBER, SettingMessages::largestOrder, SettingMessages::noLimit),
    LIMIT_UNIT("liquidity[].unit", TERM, SettingMessages::unit),
    LIMIT_MATCH("liquidity[].match", TERM, SettingMessages::match),

    CURRENCY_ENGLISH("currencies[].name.en", TEXT, SettingMessages::englishName),
    CURRENCY_FRENCH("currencies[].name.fr", TEXT, SettingMessages::frenchName),
    CURRENCY_ACTIVE("currencies[].active", SWITCH, null),
    COUNTRY_ENGLISH("currencies[].countries[].name.en", TEXT, SettingMessages::englishName),
    COUNTRY_FRENCH("currencies[].countries[].name.fr", TEXT, SettingMessages::frenchName),
    COUNTRY_ACTIVE("currencies[].countries[].active", SWITCH, null),

    PLATFORM_NAME("platforms[].name", TEXT, SettingMessages::name),
    PLATFORM_ACTIVE("platforms[].active", SWITCH, null),
    PLATFORM_BUDGET("platforms[].budget.requests_per_minute", NUMBER, SettingMessages::requestsPerMinute),
    PLATFORM_BURST("platforms[].budget.burst", NUMBER, SettingMessages::burst),
    PLATFORM_CONCURRENCY("platforms[].budget.concurrency", NUMBER, SettingMessages::concurrency),
    PLATFORM_REFRESH("platforms[].refresh", TEXT, null, SettingMessages::asAllPlatforms),
    PLATFORM_INTERVAL("platforms[].refresh.interval", DURATION, SettingMessages::interval),
    PLATFORM_READING("platforms[].refresh.active", SWITCH, SettingMessages::reading),
    PLATFORM_ADAPTIVE("platforms[].refresh.adaptive", SWITCH, SettingMessages::adaptive),

    GROUPS("groups", LIST, SettingMessages::groups, SettingMessages::asAccount),
    ACTIVE("active", SWITCH, SettingMessages::account),
    QUOTA("quota", TEXT, null, SettingMessages::asAccount),
    QUOTA_PER_MINUTE("quota.requests_per_minute", NUMBER, SettingMessages::quotaPerMinute),
    QUOTA_BURST("quota.burst", NUMBER, SettingMessages::quotaBurst),
    QUOTA_MONTHLY("quota.monthly", NUMBER, SettingMessages::quotaMonthly, SettingMessages::noLimit),
    PRICE_PER_CALL("quota.price_per_call", NUMBER, SettingMessages::pricePerCall),
    EXEMPT("quota.exempt", SWITCH, SettingMessages::exempt),
    KEY_NAME("name", TEXT, SettingMessages::keyName),
    ALLOWED_ADDRESSES("allowed_ips", LIST, SettingMessages::allowedAddresses, SettingMessages::anywhere),
    EXPIRES_AT("expires_at", INSTANT, SettingMessages::expiresAt, SettingMessages::never),
    ROLE("role", TERM, SettingMessages::role);

    private static final Map<String, FieldText> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(field -> field.path, field -> field));

    private final String path;
    private final ValueKind kind;
    private final Function<SettingMessages, String> label;
    private final Function<SettingMessages, String> absent;

    FieldText(String path, ValueKind kind, Function<SettingMessages, String> label) {
        this(path, kind, label, SettingMessages::none);
    }

    /** @param label {@code null}: the thing that has the field is enough */
    FieldText(
            String path,
            ValueKind kind,
            Function<SettingMessages, String> label,
            Function<SettingMessages, String> absent) {
        this.path = path;
        this.kind = kind;
        this.label = label;
        this.absent = absent;
    }

    /** @param path {@code platforms[].budget.burst} */
    static Optional<FieldText> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** The same of a form's field, which is called by the last part of the path alone. */
    static Optional<FieldText> named(String path) {
        return at(path).or(() -> Arrays.stream(values())
                .filter(field -> !path.contains(".") && field.path.endsWith("." + path))
                .findFirst());
    }

    String path() {
        return path;
    }

    ValueKind kind() {
        return kind;
    }

    /** Empty where the thing that has the field is enough. */
    String label(SettingMessages messages) {
        return label == null ? "" : label.apply(messages);
    }

    /** What it means when there is no value. */
    String absent(SettingMessages messages) {
        return absent.apply(messages);
    }
}
