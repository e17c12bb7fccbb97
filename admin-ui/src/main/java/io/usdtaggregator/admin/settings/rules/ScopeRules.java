package io.usdtaggregator.admin.settings.rules;

import io.usdtaggregator.model.settings.CurrencySetting;
import io.usdtaggregator.model.settings.Settings;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that what a rule is about is in the settings. Pure. */
final class ScopeRules {
    private final FieldChecks checks;
    private final Settings settings;
    private final Set<String> currencies;

    ScopeRules(FieldChecks checks, Settings settings) {
        this.checks = checks;
        this.settings = settings;
        this.currencies =
                settings.currencies().stream().map(CurrencySetting::code).collect(Collectors.toSet());
    }

    /** {@code null} is every currency. */
    void currency(String path, String code) {
        checks.check(
                code == null || currencies.contains(code),
                path,
                "unknown_currency",
                "must be one of the currencies in these settings",
                currencies.stream().sorted().collect(Collectors.joining(", ")));
    }

    void country(String path, String currency, String code) {
        boolean known = settings.currency(currency)
                .map(found -> found.countries().stream()
                        .anyMatch(country -> country.code().equals(code)))
                .orElse(true);
        checks.check(known, path, "unknown_country", "must be a country of " + currency);
    }
}
