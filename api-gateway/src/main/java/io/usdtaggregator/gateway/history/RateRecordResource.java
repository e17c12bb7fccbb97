package io.usdtaggregator.gateway.history;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.serving.Freshness;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Each published rate as it was, which the engine keeps, and what it gives for a question. */
@Path("/api/v1/rates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rates")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class RateRecordResource {
    private static final String HISTORY = "history";
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final LiveData live;
    private final HistoryApi engine;
    private final RecordedRates records;
    private final AnswerContext context;

    RateRecordResource(LiveData live, @RestClient HistoryApi engine, RecordedRates records, AnswerContext context) {
        this.live = live;
        this.engine = engine;
        this.records = records;
        this.context = context;
    }

    @GET
    @Path("/{rate_id}")
    @Operation(
            operationId = "getRate",
            summary = "A published rate as it was, with what it was made from",
            description =
                    "What a `rate_id` of an earlier answer names; also years later it is what it was. With the parameters of an "
                            + "answer's `derivation` it gives the numbers of that answer again. A number that stood then is shown, so "
                            + "that however old it is its `status` is at most `stale`; `unavailable` is what had none.")
    @SharedParameters({"Amount", "PaymentMethod", "PaymentMethodFrom", "PaymentMethodTo", "Country", "AsOf"})
    @Parameter(
            name = "amount_currency",
            in = ParameterIn.QUERY,
            description = "Of a market's record: what `amount` is in, FIAT or USDT. Only with `amount`.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^(FIAT|USDT|[A-Z]{3})$", defaultValue = "FIAT"))
    @Parameter(
            name = "scope",
            in = ParameterIn.QUERY,
            description =
                    "zone, with `country`: what a zone's record gives for that country, by the country's own rule.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"country", "zone"},
                            defaultValue = "country"))
    @Parameter(
            name = "rate_id",
            in = ParameterIn.PATH,
            required = true,
            description = "As answers give it.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9A-HJKMNP-TV-Z]{26}$"))
    @APIResponseSchema(value = RecordedRate.class, responseDescription = "The answer.")
    @APIResponse(responseCode = "404", description = "There is no rate of this name.")
    @ErrorExamples({
        "unknown_rate",
        "amount_malformed",
        "too_many_decimals",
        "other_record",
        "history_unavailable",
        "history_overloaded"
    })
    public Uni<Response> rate(@PathParam("rate_id") String rateId, @Context RoutingContext http) {
        RecordQuestion question = RecordQuestion.read(Query.of(http), live.settings(), live.books());
        if (!rateId.matches("[0-9A-HJKMNP-TV-Z]{26}")) {
            throw unknownRate();
        }
        Freshness freshness = context.freshness(live.settings(), Optional.empty());
        return engine.published(rateId)
                .onFailure(EngineFailure.refused(404))
                .transform(unknown -> unknownRate())
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .chain(record -> records.answer(record, question, freshness)
                        .map(answer -> Answers.cached(http, answer, until(record, freshness))));
    }

    private static HttpProblem unknownRate() {
        return Problem.notFound("unknown_rate", "There is no rate with this rate_id");
    }

    /** What was published never changes; how old it is called does. */
    private static Duration until(PublishedRecord recorded, Freshness freshness) {
        return recorded.fold(Stream::of, CrossRate::legs)
                .flatMap(rate -> rate.optionalOrigin().stream())
                .flatMap(origin -> freshness.bordersOf(origin.platform(), origin.observedAt()))
                .map(border -> Duration.between(freshness.servedAt(), border))
                .filter(left -> !left.isNegative())
                .min(Comparator.naturalOrder())
                .orElse(FOR_EVER);
    }
}
