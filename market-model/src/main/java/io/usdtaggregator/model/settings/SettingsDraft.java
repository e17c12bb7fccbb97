package io.usdtaggregator.model.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.ConfidenceLimits;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.usdtaggregator.model.settings.rule.Merchants;
import io.usdtaggregator.model.settings.rule.OfferRules;
import io.usdtaggregator.model.settings.rule.Outliers;
import io.usdtaggregator.model.settings.rule.RateRules;
import io.usdtaggregator.model.settings.rule.Trust;
import java.util.List;

/** Settings while they are changed or read: {@code settings.draft().outliers(wider).build()}. */
@JsonPOJOBuilder(withPrefix = "")
public final class SettingsDraft {
    private long version;
    private List<CurrencySetting> currencies;
    private List<PlatformSetting> platforms;
    private SourcePolicy sourcePolicy;
    private List<LiquiditySetting> liquidity;
    private Merchants merchants;
    private Outliers outliers;
    private ConfidenceLimits confidence;
    private List<AdjustmentRule> adjustments;
    private List<CrossAdjustmentRule> crossAdjustments;
    private Refresh refresh;
    private FreshnessSetting freshness;
    private AlertSettings alerts;
    private Safety safety;
    private Trust trust;

    /** Nothing else is set yet. JSON without a version is refused by who asks for all that must be there. */
    @JsonCreator
    SettingsDraft(@JsonProperty("version") long version) {
        this.version = version;
    }

    SettingsDraft(Settings settings) {
        version = settings.version();
        currencies = settings.currencies();
        platforms = settings.platforms();
        sourcePolicy = settings.sourcePolicy();
        liquidity = settings.liquidity();
        merchants = settings.merchants();
        outliers = settings.outliers();
        confidence = settings.confidence();
        adjustments = settings.adjustments();
        crossAdjustments = settings.crossAdjustments();
        refresh = settings.refresh();
        freshness = settings.freshness();
        alerts = settings.alerts();
        safety = settings.safety();
        trust = settings.trust();
    }

    public SettingsDraft version(long changed) {
        version = changed;
        return this;
    }

    public SettingsDraft currencies(List<CurrencySetting> changed) {
        currencies = changed;
        return this;
    }

    public SettingsDraft platforms(List<PlatformSetting> changed) {
        platforms = changed;
        return this;
    }

    public SettingsDraft sourcePolicy(SourcePolicy changed) {
        sourcePolicy = changed;
        return this;
    }

    public SettingsDraft liquidity(List<LiquiditySetting> changed) {
        liquidity = changed;
        return this;
    }

    public SettingsDraft merchants(Merchants changed) {
        merchants = changed;
        return this;
    }

    public SettingsDraft outliers(Outliers changed) {
        outliers = changed;
        return this;
    }

    public SettingsDraft confidence(ConfidenceLimits changed) {
        confidence = changed;
        return this;
    }

    public SettingsDraft adjustments(List<AdjustmentRule> changed) {
        adjustments = changed;
        return this;
    }

    public SettingsDraft crossAdjustments(List<CrossAdjustmentRule> changed) {
        crossAdjustments = changed;
        return this;
    }

    public SettingsDraft refresh(Refresh changed) {
        refresh = changed;
        return this;
    }

    public SettingsDraft freshness(FreshnessSetting changed) {
        freshness = changed;
        return this;
    }

    public SettingsDraft alerts(AlertSettings changed) {
        alerts = changed;
        return this;
    }

    public SettingsDraft safety(Safety changed) {
        safety = changed;
        return this;
    }

    public SettingsDraft trust(Trust changed) {
        trust = changed;
        return this;
    }

    public Settings build() {
        return new Settings(
                version,
                new MarketCatalogue(currencies, platforms, sourcePolicy),
                new OfferRules(liquidity, merchants, outliers, confidence, trust),
                new RateRules(adjustments, crossAdjustments),
                refresh,
                freshness,
                alerts,
                safety);
    }
}
