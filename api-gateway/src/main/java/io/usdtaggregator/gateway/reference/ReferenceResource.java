package io.usdtaggregator.gateway.reference;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.number.CurrencyDecimals;
import io.usdtaggregator.model.settings.CountrySetting;
import io.usdtaggregator.model.settings.CurrencySetting;
import io.usdtaggregator.model.settings.Names;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The currencies and countries that are active, in staff's order. */
@NonBlocking
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reference")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class ReferenceResource {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final LiveData live;
    private final AnswerContext context;

    ReferenceResource(LiveData live, AnswerContext context) {
        this.live = live;
        this.context = context;
    }

    /** All active currencies, in staff's order. */
    @Schema
    public record Currencies(List<CurrencyAnswer> currencies, boolean sandbox) {}

    /** An active currency and its active countries. */
    @Schema(name = "Currency")
    public record CurrencyAnswer(
            @Schema(pattern = Formats.CURRENCY) String code,
            Names name,
            @Schema(minimum = "0") int decimals,
            List<CountryAnswer> countries) {}

    /** Active countries, in staff's order. */
    @Schema
    public record Countries(List<CountryAnswer> countries, boolean sandbox) {}

    /** An active country of a currency. */
    @Schema(name = "Country")
    public record CountryAnswer(
            @Schema(pattern = Formats.COUNTRY) String code,
            Names name,
            @Schema(pattern = Formats.CURRENCY) String fiat) {}

    @GET
    @Path("/currencies")
    @Operation(
            operationId = "getCurrencies",
            summary = "The active currencies with their countries",
            description = "In staff's order, with names in English and French.")
    @APIResponseSchema(value = Currencies.class, responseDescription = "The answer.")
    public Response currencies(@Context RoutingContext http) {
        Query.none(http);
        Settings settings = live.settings();
        List<CurrencyAnswer> currencies = settings.activeCurrencies()
                .map(currency -> new CurrencyAnswer(
                        currency.code(), currency.name(), CurrencyDecimals.of(currency.code()), active(currency)))
                .toList();
        return Answers.cached(http, new Currencies(currencies, context.sandbox()), SHORT);
    }

    @GET
    @Path("/countries")
    @Operation(
            operationId = "getCountries",
            summary = "The active countries",
            description = "In staff's order, with names in English and French; of all active currencies, or of `fiat`.")
    @SharedParameters("Fiat")
    @APIResponseSchema(value = Countries.class, responseDescription = "The answer.")
    @ErrorExamples({"fiat_not_allowed"})
    public Response countries(@Context RoutingContext http) {
        Settings settings = live.settings();
        Query query = Query.of(http);
        Optional<String> fiat = PlaceParameters.active(settings).currency(query, "fiat");
        query.check();
        return countriesOf(http, settings, fiat);
    }

    @GET
    @Path("/xof-countries")
    @Operation(
            operationId = "getXofCountries",
            summary = "The active countries of XOF",
            description = "As `/countries?fiat=XOF`.")
    @APIResponseSchema(value = Countries.class, responseDescription = "The answer.")
    public Response xofCountries(@Context RoutingContext http) {
        Query.none(http);
        return countriesOf(http, live.settings(), Optional.of("XOF"));
    }

    private Response countriesOf(RoutingContext http, Settings settings, Optional<String> fiat) {
        List<CountryAnswer> countries = settings.activeCurrencies()
                .filter(currency -> fiat.map(currency.code()::equals).orElse(true))
                .flatMap(currency -> active(currency).stream())
                .toList();
        return Answers.cached(http, new Countries(countries, context.sandbox()), SHORT);
    }

    private static List<CountryAnswer> active(CurrencySetting currency) {
        return currency.countries().stream()
                .filter(CountrySetting::active)
                .map(country -> new CountryAnswer(country.code(), country.name(), currency.code()))
                .toList();
    }
}
