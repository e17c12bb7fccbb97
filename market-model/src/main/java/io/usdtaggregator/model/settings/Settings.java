package io.usdtaggregator.model.settings;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.ConfidenceLimits;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.usdtaggregator.model.settings.rule.Merchants;
import io.usdtaggregator.model.settings.rule.OfferRules;
import io.usdtaggregator.model.settings.rule.Outliers;
import io.usdtaggregator.model.settings.rule.RateRules;
import io.usdtaggregator.model.settings.rule.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that staff set, as one snapshot: the JSON of {@code GET /api/settings} and of the Redis key {@code settings}, in which
 * the three groups of rules stand flat. It is read and changed as a {@link SettingsDraft}.
 *
 * @param version only grows
 * @param safety which changes need an explicit confirmation; left out: {@link Safety#AT_FIRST}
 */
@JsonPropertyOrder("version")
@JsonDeserialize(builder = SettingsDraft.class)
public record Settings(
        long version,
        @JsonUnwrapped MarketCatalogue catalogue,
        @JsonUnwrapped OfferRules offerRules,
        @JsonUnwrapped RateRules rateRules,
        Refresh refresh,
        FreshnessSetting freshness,
        AlertSettings alerts,
        Safety safety) {

    public Settings {
        safety = safety == null ? Safety.AT_FIRST : safety;
    }

    public List<CurrencySetting> currencies() {
        return catalogue.currencies();
    }

    public List<PlatformSetting> platforms() {
        return catalogue.platforms();
    }

    public SourcePolicy sourcePolicy() {
        return catalogue.sourcePolicy();
    }

    public List<LiquiditySetting> liquidity() {
        return offerRules.liquidity();
    }

    public Merchants merchants() {
        return offerRules.merchants();
    }

    public Outliers outliers() {
        return offerRules.outliers();
    }

    public ConfidenceLimits confidence() {
        return offerRules.confidence();
    }

    public Trust trust() {
        return offerRules.trust();
    }

    public List<AdjustmentRule> adjustments() {
        return rateRules.adjustments();
    }

    public List<CrossAdjustmentRule> crossAdjustments() {
        return rateRules.crossAdjustments();
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

    public Stream<CurrencySetting> activeCurrencies() {
        return currencies().stream().filter(CurrencySetting::active);
    }

    public Stream<PlatformSetting> activePlatforms() {
        return platforms().stream().filter(PlatformSetting::active);
    }

    public Optional<PlatformSetting> platform(String code) {
        return platforms().stream()
                .filter(platform -> platform.code().equals(code))
                .findFirst();
    }

    /** The platform that serves callers who name none; empty when staff switched it off. */
    public Optional<PlatformSetting> defaultPlatform() {
        return activePlatforms().filter(PlatformSetting::isDefault).findFirst();
    }

    public Optional<CurrencySetting> currency(String code) {
        return currencies().stream()
                .filter(currency -> currency.code().equals(code))
                .findFirst();
    }

    /** Every market there is: of each active currency both trade types, the whole zone and each active country. */
    public Stream<Market> activeMarkets() {
        return activeCurrencies().flatMap(currency -> Stream.of(TradeType.values())
                .flatMap(type -> Stream.concat(
                        Stream.of(Market.zone(currency.code(), type)),
                        currency.countries().stream()
                                .filter(CountrySetting::active)
                                .map(country -> Market.in(currency.code(), country.code(), type)))));
    }

    /** Where those markets are: each zone and country once, for both of its sides. */
    public Stream<Place> activePlaces() {
        return activeMarkets().map(Place::of).distinct();
    }

    /** How a platform is refreshed: its own way, else the global one; a global pause pauses all. */
    public Refresh refreshOf(PlatformSetting platform) {
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
