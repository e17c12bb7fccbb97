package io.usdtaggregator.gateway.reference;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.Places;
import io.usdtaggregator.gateway.rates.RateShape;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.Settings.Country;
import io.usdtaggregator.model.settings.Settings.Currency;
import io.usdtaggregator.model.settings.Settings.Names;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The currencies and countries that are active, in staff's order. */
@NonBlocking
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ReferenceResource {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final LiveData boards;
    private final Serving serving;

    ReferenceResource(LiveData boards, Serving serving) {
        this.boards = boards;
        this.serving = serving;
    }

    public record Currencies(List<CurrencyAnswer> currencies, boolean sandbox) {}

    public record CurrencyAnswer(String code, Names name, int decimals, List<CountryAnswer> countries) {}

    public record Countries(List<CountryAnswer> countries, boolean sandbox) {}

    public record CountryAnswer(String code, Names name, String fiat) {}

    @GET
    @Path("/currencies")
    public Response currencies(@Context RoutingContext http) {
        Query.none(http);
        Settings settings = boards.settings();
        List<CurrencyAnswer> currencies = settings.activeCurrencies()
                .map(currency -> new CurrencyAnswer(
                        currency.code(), currency.name(), RateShape.decimals(currency.code()), active(currency)))
                .toList();
        return Answers.cached(http, new Currencies(currencies, serving.sandbox()), SHORT);
    }

    @GET
    @Path("/countries")
    public Response countries(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Optional<String> fiat = new Places(settings).currency(query, "fiat");
        query.check();
        return countriesOf(http, settings, fiat);
    }

    @GET
    @Path("/xof-countries")
    public Response xofCountries(@Context RoutingContext http) {
        Query.none(http);
        return countriesOf(http, boards.settings(), Optional.of("XOF"));
    }

    private Response countriesOf(RoutingContext http, Settings settings, Optional<String> fiat) {
        List<CountryAnswer> countries = settings.activeCurrencies()
                .filter(currency -> fiat.map(currency.code()::equals).orElse(true))
                .flatMap(currency -> active(currency).stream())
                .toList();
        return Answers.cached(http, new Countries(countries, serving.sandbox()), SHORT);
    }

    private static List<CountryAnswer> active(Currency currency) {
        return currency.countries().stream()
                .filter(Country::active)
                .map(country -> new CountryAnswer(country.code(), country.name(), currency.code()))
                .toList();
    }
}
