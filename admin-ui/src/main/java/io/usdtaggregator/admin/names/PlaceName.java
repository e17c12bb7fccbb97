package io.usdtaggregator.admin.names;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;

/**
 * A place as people call it: {@code XOF} and {@code Côte d'Ivoire}.
 *
 * @param country its name in the reader's language; {@code null}: the whole zone of the currency
 */
public record PlaceName(String fiat, String country) {
    private static final String FRENCH = "fr";

    /** A country that staff do not have in their settings (any more) keeps its code. */
    public static PlaceName of(Place place, Settings settings, String language) {
        return new PlaceName(
                place.fiat(),
                place.country() == null ? null : country(place.fiat(), place.country(), settings, language));
    }

    public static PlaceName of(Market market, Settings settings, String language) {
        return of(Place.of(market), settings, language);
    }

    private static String country(String fiat, String code, Settings settings, String language) {
        return settings.currency(fiat).stream()
                .flatMap(currency -> currency.countries().stream())
                .filter(country -> country.code().equals(code) && country.name() != null)
                .map(country -> language.equals(FRENCH)
                        ? country.name().fr()
                        : country.name().en())
                .findFirst()
                .orElse(code);
    }
}
