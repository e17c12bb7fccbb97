package io.usdtaggregator.admin.settings.rules;

import io.usdtaggregator.model.settings.CountrySetting;
import io.usdtaggregator.model.settings.CurrencySetting;
import io.usdtaggregator.model.settings.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What currencies and their countries must keep to. Pure. */
final class CurrencyRules {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final FieldChecks checks;

    CurrencyRules(FieldChecks checks) {
        this.checks = checks;
    }

    void check(List<CurrencySetting> currencies) {
        checks.check(!currencies.isEmpty(), "currencies", "missing", "needs at least one currency");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < currencies.size(); i++) {
            CurrencySetting currency = currencies.get(i);
            String path = "currencies[" + i + "]";
            checks.check(
                    LegalTender.isLegal(currency.code()),
                    path + ".code",
                    "unknown_currency",
                    "must be the ISO 4217 code of a currency in use today");
            checks.check(seen.add(currency.code()), path + ".code", "twice", "stands twice");
            names(path, currency.name());
            countries(path, currency.countries());
        }
    }

    private void countries(String currency, List<CountrySetting> countries) {
        Set<String> seen = new HashSet<>();
        for (int j = 0; j < countries.size(); j++) {
            CountrySetting country = countries.get(j);
            String path = currency + ".countries[" + j + "]";
            checks.check(
                    COUNTRIES.contains(country.code()),
                    path + ".code",
                    "unknown_country",
                    "must be an ISO 3166 code of two letters");
            checks.check(seen.add(country.code()), path + ".code", "twice", "stands twice");
            names(path, country.name());
        }
    }

    private void names(String path, Names name) {
        checks.required(path + ".name", name, "a name in English (en) and French (fr)");
        if (name != null) {
            checks.name(path + ".name.en", name.en());
            checks.name(path + ".name.fr", name.fr());
        }
    }
}
