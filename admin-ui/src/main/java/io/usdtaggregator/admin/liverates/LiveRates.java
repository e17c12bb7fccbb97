package io.usdtaggregator.admin.liverates;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.livedata.PublishedRates;
import io.usdtaggregator.admin.livedata.ShownRate;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The rates of all active places, as callers are told them now. */
@ApplicationScoped
public class LiveRates {
    private static final Duration EVERY = Duration.ofSeconds(5);
    /** A stream ends after so long; the browser opens the next one, for which the session is looked at again. */
    private static final Duration STREAM = Duration.ofMinutes(10);

    private final SettingsVersions settings;
    private final PublishedRates rates;

    LiveRates(SettingsVersions settings, PublishedRates rates) {
        this.settings = settings;
        this.rates = rates;
    }

    /** In the order of the settings, with names in this language: the currencies of one page. */
    Uni<Paged<CurrencyRates>> read(String language, int page) {
        return settings.read().chain(inForce -> rates.of(inForce.activeMarkets().toList())
                .map(found -> CurrencyPages.of(rows(inForce, found, language), page)));
    }

    /** The same every few seconds; a time at which they cannot be read is left out. */
    Multi<List<CurrencyRates>> stream(String language, int page) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(EVERY)
                .every(EVERY)
                .onOverflow()
                .drop()
                .select()
                .first(STREAM)
                .onItem()
                .transformToUniAndConcatenate(tick ->
                        read(language, page).map(Paged::rows).onFailure().recoverWithNull());
    }

    private static List<CurrencyRates> rows(Settings inForce, Map<Market, Rate> rates, String language) {
        List<PlaceRates> places = places(inForce, rates, language);
        return inForce.activeCurrencies()
                .map(currency -> CurrencyRates.of(currency, places, language))
                .toList();
    }

    private static List<PlaceRates> places(Settings inForce, Map<Market, Rate> rates, String language) {
        Instant now = Instant.now();
        return inForce.activePlaces()
                .map(place -> PlaceRates.of(
                        place,
                        shown(rates.get(place.buy()), inForce, now),
                        shown(rates.get(place.sell()), inForce, now),
                        inForce,
                        language))
                .toList();
    }

    private static ShownRate shown(Rate rate, Settings inForce, Instant now) {
        return rate == null ? null : ShownRate.of(rate, inForce, now);
    }
}
