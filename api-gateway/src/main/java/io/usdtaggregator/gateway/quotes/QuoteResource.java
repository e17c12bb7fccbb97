package io.usdtaggregator.gateway.quotes;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.model.access.Access;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Indicative, recorded, signed prices. */
@Path("/api/v1/quotes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rates")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
@ErrorExamples({"quotes_unavailable", "history_overloaded"})
public class QuoteResource {
    private static final String KEY = "Idempotency-Key";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Quotes quotes;

    QuoteResource(Quotes quotes) {
        this.quotes = quotes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "makeQuote",
            summary = "An indicative, recorded, signed price for one amount",
            description =
                    "The same Idempotency-Key of the same account gives the same quote. Where the offers take less of"
                            + " the amount than `min_coverage`, or a leg is older than `max_age` allows, the answer is 422"
                            + " with what there is in `available`, and nothing is recorded.")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = "1 to 255 printable ASCII characters without spaces, given once.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[!-~]{1,255}$", minLength = 1, maxLength = 255))
    @APIResponseSchema(value = QuoteSchema.class, responseCode = "201", responseDescription = "The quote.")
    @APIResponse(
            responseCode = "503",
            description =
                    "A leg has no usable rate, errors names it; or not available now. Retry-After tells when to come"
                            + " back.")
    @ErrorExamples({
        "amount_required",
        "amount_malformed",
        "too_many_decimals",
        "currency_required",
        "field_of_another_type",
        "quote_unknown_field",
        "idempotency_key_malformed",
        "body_not_json",
        "amount_not_covered",
        "rate_too_old",
        "idempotency_key_reused",
        "buy_leg_unavailable",
        "sell_leg_unavailable",
        "both_legs_unavailable"
    })
    public Uni<Response> make(QuoteRequest request, @Context RoutingContext http) {
        Query.none(http);
        Optional<String> key = idempotencyKey(http);
        return quotes.make(Caller.of(http).accountId(), key, request)
                .map(quote -> Response.fromResponse(Answers.fresh(201, quote))
                        .header("Location", "/api/v1/quotes/" + quote.quoteId())
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getQuote",
            summary = "A quote as it was made",
            description = "Only the account that asked for it finds it.")
    @Parameter(
            name = "id",
            in = ParameterIn.PATH,
            required = true,
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @APIResponseSchema(value = QuoteSchema.class, responseDescription = "The quote.")
    @APIResponse(responseCode = "404", description = "There is no such quote, or it belongs to another account.")
    @ErrorExamples({"no_quote", "nothing_under_this_name"})
    public Uni<Response> find(@PathParam("id") String id, @Context RoutingContext http) {
        Query.none(http);
        if (!id.matches(ID)) {
            throw Problem.notFound("not_found", "There is no quote with this id");
        }
        return quotes.find(Caller.of(http).accountId(), id)
                .map(found -> Answers.cached(http, found, found.unchangedFor()));
    }

    private static Optional<String> idempotencyKey(RoutingContext http) {
        List<String> given = http.request().headers().getAll(KEY);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        String key = given.get(0);
        if (given.size() > 1 || !key.matches("[!-~]{1,255}")) {
            throw Problem.invalid(FieldError.of(
                    KEY,
                    "malformed",
                    KEY + " must be given once, as 1 to 255 printable ASCII characters without spaces"));
        }
        return Optional.of(key);
    }
}
