package io.usdtaggregator.gateway.rates.parameters;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.CountrySetting;
import io.usdtaggregator.model.settings.CurrencySetting;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The currencies, countries and platforms that parameters may name, in staff's order. */
public final class PlaceParameters {
    /** What {@code trade_type} may be. */
    public static final List<String> TRADE_TYPES = List.of("BUY", "SELL");

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

    /** The market that {@code fiat}, {@code trade_type} and {@code country} name; what is returned without one never gets past {@link Query#check()}. */
    public Optional<Market> market(Query query) {
        Optional<String> fiat = neededCurrency(query, "fiat");
        Optional<TradeType> type = query.needed("trade_type", TRADE_TYPES).map(TradeType::valueOf);
        Optional<String> country = country(query, "country", fiat);
        return fiat.flatMap(code -> type.map(side -> new Market(code, country.orElse(null), side)));
    }

    /** The corridor that {@code from_currency}, {@code to_currency} and their countries name; otherwise as {@link #market}. */
    public Optional<Corridor> corridor(Query query) {
        Optional<String> from = neededCurrency(query, "from_currency");
        Optional<String> to = neededCurrency(query, "to_currency");
        Optional<String> countryFrom = country(query, "country_from", from);
        Optional<String> countryTo = country(query, "country_to", to);
        return from.flatMap(first ->
                to.map(second -> new Corridor(first, countryFrom.orElse(null), second, countryTo.orElse(null))));
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
