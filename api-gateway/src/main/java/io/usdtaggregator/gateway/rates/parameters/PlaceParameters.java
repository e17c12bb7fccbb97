package io.usdtaggregator.gateway.rates.parameters;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.model.settings.CountrySetting;
import io.usdtaggregator.model.settings.CurrencySetting;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The currencies, countries and platforms that parameters may name, in staff's order. */
public final class PlaceParameters {
    private final Settings settings;
    private final boolean alsoInactive;

    private PlaceParameters(Settings settings, boolean alsoInactive) {
        this.settings = settings;
        this.alsoInactive = alsoInactive;
    }

    /** What is active now. */
    public static PlaceParameters active(Settings settings) {
        return new PlaceParameters(settings, false);
    }

    /** Also what staff switched off: its past stays readable. */
    public static PlaceParameters known(Settings settings) {
        return new PlaceParameters(settings, true);
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
                "platform",
                settings.activePlatforms().map(PlatformSetting::code).toList());
    }

    private List<String> currencies() {
        return listed().map(CurrencySetting::code).toList();
    }

    private Stream<CurrencySetting> listed() {
        return settings.currencies().stream().filter(currency -> alsoInactive || currency.active());
    }

    private List<String> countries(Optional<String> fiat) {
        return listed().filter(currency -> fiat.isEmpty() || currency.code().equals(fiat.get()))
                .flatMap(currency -> currency.countries().stream())
                .filter(country -> alsoInactive || country.active())
                .map(CountrySetting::code)
                .toList();
    }
}
