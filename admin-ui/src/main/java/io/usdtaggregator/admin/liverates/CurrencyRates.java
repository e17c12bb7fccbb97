package io.usdtaggregator.admin.liverates;

import io.usdtaggregator.model.settings.CurrencySetting;
import java.util.List;

/**
 * The places of one currency: its zone, then its countries.
 *
 * @param code of the currency
 * @param name of the currency in the reader's language; {@code null} where staff gave it none
 */
public record CurrencyRates(String code, String name, List<PlaceRates> places) {
    private static final String FRENCH = "fr";

    static CurrencyRates of(CurrencySetting currency, List<PlaceRates> all, String language) {
        return new CurrencyRates(
                currency.code(),
                name(currency, language),
                all.stream()
                        .filter(row -> row.place().fiat().equals(currency.code()))
                        .toList());
    }

    private static String name(CurrencySetting currency, String language) {
        if (currency.name() == null) {
            return null;
        }
        return language.equals(FRENCH) ? currency.name().fr() : currency.name().en();
    }
}
