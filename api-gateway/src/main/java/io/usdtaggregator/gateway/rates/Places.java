package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.Settings.Country;
import io.usdtaggregator.model.settings.Settings.Currency;
import io.usdtaggregator.model.settings.Settings.Platform;
import java.util.List;
import java.util.Optional;

/** The currencies, countries and platforms that parameters may name: what is active, in staff's order. */
public final class Places {
    private final Settings settings;

    public Places(Settings settings) {
        this.settings = settings;
    }

    public Optional<String> currency(Query query, String name) {
        return query.oneOf(name, currencies());
    }

    public Optional<String> neededCurrency(Query query, String name) {
        return query.needed(name, currencies());
    }

    /** A country of {@code fiat}, or of any currency where none is named. */
    public Optional<String> country(Query query, String name, Optional<String> fiat) {
        return query.oneOf(name, countries(fiat));
    }

    public Optional<String> platform(Query query) {
        return query.oneOf(
                "platform", settings.activePlatforms().map(Platform::code).toList());
    }

    private List<String> currencies() {
        return settings.activeCurrencies().map(Currency::code).toList();
    }

    private List<String> countries(Optional<String> fiat) {
        return settings.activeCurrencies()
                .filter(currency -> fiat.isEmpty() || currency.code().equals(fiat.get()))
                .flatMap(currency -> currency.countries().stream())
                .filter(Country::active)
                .map(Country::code)
                .toList();
    }
}
