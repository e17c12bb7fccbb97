package io.usdtaggregator.gateway.login;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.address.CallerAddress;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.login.Sessions.TokenPair;
import io.usdtaggregator.gateway.tokens.SigningKeys;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where callers get their tokens. */
@PermitAll
@Path("/api/v1/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Who calls")
@ErrorExamples({"body_missing", "body_not_json", "too_many_tokens", "signing_keys_unavailable"})
public class TokenResource {
    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_SECRET = 1024;

    private final Sessions sessions;
    private final SigningKeys keys;
    private final CallerAddress addresses;

    TokenResource(Sessions sessions, SigningKeys keys, CallerAddress addresses) {
        this.sessions = sessions;
        this.keys = keys;
        this.addresses = addresses;
    }

    /** A name and its password. */
    @Schema
    public record Login(
            @NotEmpty @Size(max = LONGEST_NAME) String username,

            @NotEmpty @Size(max = LONGEST_SECRET) @Schema(format = "password")
            String password) {}

    /** A refresh token. */
    @Schema
    public record Renewal(
            @NotEmpty @Size(max = LONGEST_SECRET) String refresh) {}

    @POST
    @Path("/token")
    @Operation(
            operationId = "getToken",
            summary = "Get a pair of tokens",
            description = "A wrong pair is one and the same 401 whether or not the user exists; repeated failures are"
                    + " throttled, and so are more than 60 pairs a minute for one account. An account has 50"
                    + " families of refresh tokens at most; the oldest ends. `refresh` is null while renewing is"
                    + " out.")
    @SecurityRequirements
    @APIResponseSchema(value = TokenPair.class, responseDescription = "The tokens.")
    @APIResponse(responseCode = "401", description = "The name or the password is wrong; which of them is not told.")
    @APIResponse(
            responseCode = "429",
            description = "Too many failures, or tokens; Retry-After tells when to come back.")
    @ErrorExamples({
        "username_required",
        "field_too_long",
        "login_unknown_field",
        "wrong_credentials",
        "too_many_failures",
        "busy"
    })
    public Uni<Response> token(@Valid Login login, @Context RoutingContext http) {
        Query.none(http);
        keys.requireAny();
        return sessions.login(login.username(), login.password(), addresses.of(http.request()))
                .map(pair -> Answers.fresh(200, pair));
    }

    @POST
    @Path("/refresh")
    @Operation(
            operationId = "refreshToken",
            summary = "Renew a pair of tokens",
            description =
                    "A refresh token works once. For 10 s it gives the same successor again, so after a lost answer or"
                            + " a 503 send it once more; used later, or before its successor's successor, it ends its"
                            + " family. A family ends 30 days after its login, with a new password, and when its account"
                            + " is deactivated. 429 when an account gets more than 60 pairs a minute; the token is not"
                            + " used up then.")
    @SecurityRequirements
    @APIResponseSchema(value = TokenPair.class, responseDescription = "The tokens.")
    @APIResponse(responseCode = "401", description = "The refresh token is not good.")
    @APIResponse(responseCode = "429", description = "Too many tokens; Retry-After tells when to come back.")
    @ErrorExamples({"refresh_required", "invalid_refresh_token", "refresh_unavailable"})
    public Uni<Response> refresh(@Valid Renewal renewal, @Context RoutingContext http) {
        Query.none(http);
        keys.requireAny();
        return sessions.renew(renewal.refresh()).map(pair -> Answers.fresh(200, pair));
    }
}
