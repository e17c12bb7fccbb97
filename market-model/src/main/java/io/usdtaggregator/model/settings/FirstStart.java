package io.usdtaggregator.model.settings;

import io.usdtaggregator.model.settings.rule.ConfidenceLimits;
import io.usdtaggregator.model.settings.rule.Merchants;
import io.usdtaggregator.model.settings.rule.Outliers;
import io.usdtaggregator.model.settings.rule.Trust;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The settings of a new installation (docs/domain.md, "Currencies and countries at first start" and the defaults of 2 to 8). */
public final class FirstStart {
    /** Where the JDK's names are not the ones in use. */
    private static final Map<String, Names> NAMES = Map.of(
            "XOF", new Names("West African CFA franc", "Franc CFA (BCEAO)"),
            "XAF", new Names("Central African CFA franc", "Franc CFA (BEAC)"),
            "GHS", new Names("Ghanaian cedi", "Cedi ghanéen"),
            "SLE", new Names("Sierra Leonean leone", "Leone sierra-léonais"),
            "CI", new Names("Ivory Coast", "Côte d'Ivoire"));

    private FirstStart() {}

    public static Settings settings() {
        return new SettingsDraft(1)
                .currencies(currencies())
                .platforms(platforms())
                .sourcePolicy(SourcePolicy.DEFAULT_WITH_FALLBACK)
                .liquidity(List.of())
                .merchants(new Merchants(10, new BigDecimal("0.9"), false))
                .outliers(new Outliers(new BigDecimal("3"), new BigDecimal("3")))
                .confidence(new ConfidenceLimits(10, 3))
                .adjustments(List.of())
                .crossAdjustments(List.of())
                .refresh(new Refresh(Duration.ofMinutes(1), true))
                .freshness(new FreshnessSetting(Duration.ofMinutes(5), Duration.ofMinutes(15)))
                .alerts(new AlertSettings(new BigDecimal("10"), new BigDecimal("25"), Duration.ofMinutes(15)))
                .safety(Safety.AT_FIRST)
                .trust(Trust.AT_FIRST)
                .build();
    }

    private static List<CurrencySetting> currencies() {
        return List.of(
                currency("XOF", true, "BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"),
                currency("XAF", true, "CM", "CF", "TD", "CG", "GQ", "GA"),
                currency("GHS", true, "GH"),
                currency("NGN", false, "NG"),
                currency("KES", false, "KE"),
                currency("UGX", false, "UG"),
                currency("TZS", false, "TZ"),
                currency("RWF", false, "RW"),
                currency("ZAR", false, "ZA"),
                currency("GNF", false, "GN"),
                currency("GMD", false, "GM"),
                currency("SLE", false, "SL"),
                currency("LRD", false, "LR"),
                currency("MRU", false, "MR"),
                currency("ETB", false, "ET"),
                currency("ZMW", false, "ZM"),
                currency("MZN", false, "MZ"),
                currency("AOA", false, "AO"),
                currency("CDF", false, "CD"),
                currency("EGP", false, "EG"),
                currency("MAD", false, "MA"),
                currency("TND", false, "TN"),
                currency("DZD", false, "DZ"),
                currency("SDG", false, "SD"),
                currency("USD", false),
                currency("EUR", false),
                currency("GBP", false));
    }

    private static List<PlatformSetting> platforms() {
        return List.of(
                new PlatformSetting("binance", "Binance P2P", true, true, new Budget(120, 10, 4), null),
                platform("bybit", "Bybit P2P", true),
                platform("okx", "OKX P2P", false),
                platform("kucoin", "KuCoin P2P", false),
                platform("htx", "HTX P2P", false),
                platform("mexc", "MEXC P2P", false),
                platform("bitget", "Bitget P2P", false));
    }

    /** Those whose markets in African currencies nobody has recorded yet wait until staff switch them on. */
    private static PlatformSetting platform(String code, String name, boolean active) {
        return new PlatformSetting(code, name, active, false, new Budget(60, 10, 4), null);
    }

    /** A currency's countries start as it does: active where the currency is. */
    private static CurrencySetting currency(String code, boolean active, String... countries) {
        return new CurrencySetting(
                code,
                currencyNames(code),
                active,
                Stream.of(countries)
                        .map(country -> new CountrySetting(country, countryNames(country), true))
                        .toList());
    }

    private static Names currencyNames(String code) {
        java.util.Currency iso = java.util.Currency.getInstance(code);
        return NAMES.getOrDefault(
                code, new Names(iso.getDisplayName(Locale.ENGLISH), iso.getDisplayName(Locale.FRENCH)));
    }

    private static Names countryNames(String code) {
        Locale country = new Locale.Builder().setRegion(code).build();
        return NAMES.getOrDefault(
                code, new Names(country.getDisplayCountry(Locale.ENGLISH), country.getDisplayCountry(Locale.FRENCH)));
    }
}
