package io.usdtaggregator.model.settings;

import io.usdtaggregator.model.settings.Settings.AdjustmentRule;
import io.usdtaggregator.model.settings.Settings.Alerts;
import io.usdtaggregator.model.settings.Settings.ConfidenceLimits;
import io.usdtaggregator.model.settings.Settings.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.Settings.Currency;
import io.usdtaggregator.model.settings.Settings.Freshness;
import io.usdtaggregator.model.settings.Settings.LiquiditySetting;
import io.usdtaggregator.model.settings.Settings.Merchants;
import io.usdtaggregator.model.settings.Settings.Outliers;
import io.usdtaggregator.model.settings.Settings.Platform;
import io.usdtaggregator.model.settings.Settings.Refresh;
import io.usdtaggregator.model.settings.Settings.Safety;
import io.usdtaggregator.model.settings.Settings.SourcePolicy;
import io.usdtaggregator.model.settings.Settings.Trust;
import java.util.List;

/** Settings while they are changed: {@code settings.draft().outliers(wider).build()}. */
public final class SettingsDraft {
    private long version;
    private List<Currency> currencies;
    private List<Platform> platforms;
    private SourcePolicy sourcePolicy;
    private List<LiquiditySetting> liquidity;
    private Merchants merchants;
    private Outliers outliers;
    private ConfidenceLimits confidence;
    private List<AdjustmentRule> adjustments;
    private List<CrossAdjustmentRule> crossAdjustments;
    private Refresh refresh;
    private Freshness freshness;
    private Alerts alerts;
    private Safety safety;
    private Trust trust;

    /** Nothing is set yet. */
    SettingsDraft() {}

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

    public SettingsDraft currencies(List<Currency> changed) {
        currencies = changed;
        return this;
    }

    public SettingsDraft platforms(List<Platform> changed) {
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

    public SettingsDraft freshness(Freshness changed) {
        freshness = changed;
        return this;
    }

    public SettingsDraft alerts(Alerts changed) {
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
                currencies,
                platforms,
                sourcePolicy,
                liquidity,
                merchants,
                outliers,
                confidence,
                adjustments,
                crossAdjustments,
                refresh,
                freshness,
                alerts,
                safety,
                trust);
    }
}
