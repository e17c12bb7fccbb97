package io.usdtaggregator.gateway.history;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.rate.Rate;
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
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The published changes of a market or corridor, which the engine keeps. */
@Path("/api/v1/rates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rates")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class HistoryResource {
    private static final int LIMIT = 500;
    private static final String HISTORY = "history";

    private final LiveData live;
    private final HistoryApi engine;
    private final AnswerContext context;

    HistoryResource(LiveData live, @RestClient HistoryApi engine, AnswerContext context) {
        this.live = live;
        this.engine = engine;
        this.context = context;
    }

    @GET
    @Path("/history")
    @Operation(
            operationId = "getHistory",
            summary = "Published changes, oldest first",
            description =
                    "Of one market (`fiat` and `trade_type`, and `country`) or of one corridor (`from_currency` and "
                            + "`to_currency`). `next_cursor` goes on where this page ends.")
    @SharedParameters({
        "Fiat",
        "TradeType",
        "Country",
        "OptionalFrom",
        "OptionalTo",
        "CountryFrom",
        "CountryTo",
        "From",
        "To"
    })
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description =
                    "`next_cursor` of the page before, of the same market or corridor. Its content is not meant to be read.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9_-]+$", maxLength = 200))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Ticks on a page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "100"))
    @APIResponseSchema(value = TickHistory.class, responseDescription = "The answer.")
    @ErrorExamples({
        "market_required",
        "one_or_other",
        "not_before_to",
        "cursor_malformed",
        "history_unavailable",
        "history_overloaded"
    })
    public Uni<Response> history(@Context RoutingContext http) {
        Settings settings = live.settings();
        Query query = Query.of(http);
        Period period = Period.read(query, Instant.now());
        Optional<String> cursor = query.matching(
                "cursor",
                text -> text.matches("[A-Za-z0-9_-]+"),
                "the next_cursor of an answer for the same market or corridor");
        int limit = query.whole("limit", 1, LIMIT).orElse(100);
        Subject subject = Subject.read(query, settings);
        return engine.ticks(
                        subject.key(),
                        Rate.POLICY,
                        period.from().toString(),
                        period.to().toString(),
                        cursor.orElse(null),
                        String.valueOf(limit))
                .onFailure(failure ->
                        cursor.isPresent() && EngineFailure.refused(400).test(failure))
                .transform(refused -> Problem.invalid(FieldError.of(
                        "cursor",
                        "malformed",
                        "cursor must be the next_cursor of an answer for the same market or corridor")))
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .map(page -> Answers.cached(http, TickHistory.of(page, context.sandbox()), Duration.ZERO));
    }
}
