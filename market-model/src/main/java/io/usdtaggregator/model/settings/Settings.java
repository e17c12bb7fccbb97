package io.usdtaggregator.model.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that staff set, as one snapshot: the JSON of {@code GET /api/settings} and of the Redis key {@code settings}.
 *
 * @param version only grows
 * @param currencies in staff's order
 * @param platforms in staff's order, which is the order of fallback
 * @param safety which changes need an explicit confirmation; left out: {@link Safety#AT_FIRST}
 * @param trust which offers count towards a rate; left out, in settings saved before there was such a rule: {@link Trust#OFF}
 */
@JsonPropertyOrder("version")
public record Settings(
        long version,
        List<Currency> currencies,
        List<Platform> platforms,
        SourcePolicy sourcePolicy,
        List<LiquiditySetting> liquidity,
        Merchants merchants,
        Outliers outliers,
        ConfidenceLimits confidence,
        List<AdjustmentRule> adjustments,
        List<CrossAdjustmentRule> crossAdjustments,
        Refresh refresh,
        Freshness freshness,
        Alerts alerts,
        Safety safety,
        Trust trust) {

    public record Currency(String code, Names name, boolean active, List<Country> countries) {}

    public record Country(String code, Names name, boolean active) {}

    public record Names(String en, String fr) {}

    /** @param refresh overrides the global interval and pause for this platform; {@code null} follows the global one */
    public record Platform(
            String code,
            String name,
            boolean active,
            @JsonProperty("default") boolean isDefault,
            Budget budget,
            @JsonInclude(JsonInclude.Include.NON_NULL) Refresh refresh) {}

    /** What all collectors together may ask of a platform. */
    public record Budget(int requestsPerMinute, int burst, int concurrency) {}

    public enum SourcePolicy {
        DEFAULT_WITH_FALLBACK,
        BEST_OF_ALL
    }

    /** @param currency {@code null}: for this trade type in every currency without a setting of its own */
    public record LiquiditySetting(
            TradeType tradeType, String currency, BigDecimal min, BigDecimal max, Unit unit, Match match) {}

    public enum Unit {
        FIAT,
        USDT
    }

    public enum Match {
        OVERLAP,
        INCLUSION
    }

    public record Merchants(
            @JsonProperty("min_orders_30d") int minOrders30d, BigDecimal minCompletionRate, boolean verifiedOnly) {}

    /** Both 0 turns the cut off. */
    public record Outliers(BigDecimal madMultiple, BigDecimal percent) {}

    /**
     * What an offer needs to count towards a rate (docs/domain.md 2).
     *
     * @param minCapacityUsdt an offer must take an order of so many USDT; 0: any
     * @param thinGuardPercent how far from the zone's reference rate an offer may lie where fewer than 5 merchants offer; 0: any
     * @param supportMerchants how many merchants must offer near the best price; 1: the one who offers it
     * @param supportPercent what is near, in percent of the best price
     */
    public record Trust(
            BigDecimal minCapacityUsdt, BigDecimal thinGuardPercent, int supportMerchants, BigDecimal supportPercent) {
        /** Changes nothing. */
        public static final Trust OFF = new Trust(BigDecimal.ZERO, BigDecimal.ZERO, 1, BigDecimal.ONE);

        public static final Trust AT_FIRST = new Trust(new BigDecimal("20"), new BigDecimal("10"), 2, BigDecimal.ONE);
    }

    /** From how many merchants with eligible offers confidence is high, and medium. */
    public record ConfidenceLimits(int high, int medium) {}

    /** A scope part that is {@code null} matches everything. */
    public record AdjustmentRule(
            String id,
            String currency,
            String country,
            TradeType tradeType,
            AdjustmentMode mode,
            BigDecimal value,
            Direction direction,
            boolean active,
            Instant validFrom,
            Instant validUntil,
            String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) String changedBy,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant changedAt) {}

    /** A scope part that is {@code null} matches everything; {@code to} needs {@code from}. */
    public record CrossAdjustmentRule(
            String id,
            String from,
            String to,
            AdjustmentMode mode,
            LegStep buy,
            LegStep sell,
            boolean active,
            @JsonInclude(JsonInclude.Include.NON_NULL) String changedBy,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant changedAt) {}

    public record LegStep(BigDecimal value, Direction direction) {}

    /**
     * @param interval from one poll of a market to the next; with {@code adaptive} the mean over all markets
     * @param adaptive moving markets are read more often, sleeping ones less, with as many requests; left out: no
     */
    public record Refresh(Duration interval, boolean active, Boolean adaptive) {
        public Refresh {
            adaptive = adaptive != null && adaptive;
        }

        public Refresh(Duration interval, boolean active) {
            this(interval, active, false);
        }
    }

    public record Freshness(Duration staleAfter, Duration unavailableAfter) {}

    /**
     * @param premiumMinPercent a premium over the official rate below this is an alert; {@code null}: none is
     * @param premiumMaxPercent a premium above this is an alert; {@code null}: none is
     */
    public record Alerts(
            BigDecimal variationPercent,
            BigDecimal holdBackPercent,
            Duration cooldown,
            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal premiumMinPercent,
            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal premiumMaxPercent) {

        public Alerts(BigDecimal variationPercent, BigDecimal holdBackPercent, Duration cooldown) {
            this(variationPercent, holdBackPercent, cooldown, null, null);
        }
    }

    /** Who must confirm a dangerous change: staff on the pages, or all ways in, {@code PUT /api/settings} too. */
    public enum ConfirmedBy {
        PAGES,
        ALL
    }

    /** @param confirmAbovePercent a change that moves a rate by more than this needs an explicit confirmation */
    public record Safety(BigDecimal confirmAbovePercent, ConfirmedBy appliesTo) {
        public static final Safety AT_FIRST = new Safety(BigDecimal.TEN, ConfirmedBy.PAGES);
    }

    public Settings {
        safety = safety == null ? Safety.AT_FIRST : safety;
        trust = trust == null ? Trust.OFF : trust;
        currencies = List.copyOf(currencies);
        platforms = List.copyOf(platforms);
        liquidity = List.copyOf(liquidity);
        adjustments = List.copyOf(adjustments);
        crossAdjustments = List.copyOf(crossAdjustments);
    }

    /** A copy to be changed. */
    public SettingsDraft draft() {
        return new SettingsDraft(this);
    }

    public Settings withVersion(long newVersion) {
        return draft().version(newVersion).build();
    }

    public Settings withSafety(Safety newSafety) {
        return draft().safety(newSafety).build();
    }

    public Settings withTrust(Trust newTrust) {
        return draft().trust(newTrust).build();
    }

    public Stream<Currency> activeCurrencies() {
        return currencies.stream().filter(Currency::active);
    }

    public Stream<Platform> activePlatforms() {
        return platforms.stream().filter(Platform::active);
    }

    public Optional<Platform> platform(String code) {
        return platforms.stream()
                .filter(platform -> platform.code().equals(code))
                .findFirst();
    }

    /** The platform that serves callers who name none; empty when staff switched it off. */
    public Optional<Platform> defaultPlatform() {
        return activePlatforms().filter(Platform::isDefault).findFirst();
    }

    public Optional<Currency> currency(String code) {
        return currencies.stream()
                .filter(currency -> currency.code().equals(code))
                .findFirst();
    }

    /** Every market there is: of each active currency both trade types, the whole zone and each active country. */
    public Stream<Market> activeMarkets() {
        return activeCurrencies().flatMap(currency -> Stream.of(TradeType.values())
                .flatMap(type -> Stream.concat(
                        Stream.of(Market.zone(currency.code(), type)),
                        currency.countries().stream()
                                .filter(Country::active)
                                .map(country -> Market.in(currency.code(), country.code(), type)))));
    }

    /** Where those markets are: each zone and country once, for both of its sides. */
    public Stream<Place> activePlaces() {
        return activeMarkets().map(Place::of).distinct();
    }

    /** How a platform is refreshed: its own way, else the global one; a global pause pauses all. */
    public Refresh refreshOf(Platform platform) {
        Refresh own = platform.refresh() == null ? refresh : platform.refresh();
        return new Refresh(own.interval(), own.active() && refresh.active(), own.adaptive());
    }

    /** How often this platform is polled; empty when it is not: unknown, switched off or paused. */
    public Optional<Duration> pollInterval(String code) {
        return activePlatforms()
                .filter(platform -> platform.code().equals(code))
                .map(this::refreshOf)
                .filter(Refresh::active)
                .map(Refresh::interval)
                .findFirst();
    }
}
