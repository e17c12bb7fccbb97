package io.usdtaggregator.gateway.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The platforms, and how they do. */
@NonBlocking
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reference")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class StatusResource {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final LiveData live;
    private final AnswerContext context;

    StatusResource(LiveData live, AnswerContext context) {
        this.live = live;
        this.context = context;
    }

    /** The active platforms, in staff's order. */
    @Schema
    public record Platforms(List<PlatformAnswer> platforms, boolean sandbox) {}

    /** A platform, and when it was last read well. */
    @Schema(name = "Platform")
    public record PlatformAnswer(
            String code,
            String name,
            @JsonProperty("default") boolean isDefault,
            FreshnessStatus status,
            @Schema(nullable = true) Instant observedAt) {}

    /** @param ratesConfirmedAt when the rates held here were last known to be the newest */
    @Schema
    public record Status(Instant servedAt, Instant ratesConfirmedAt, boolean sandbox, List<PlatformStatus> platforms) {}

    /** How the reads of a platform go. */
    @Schema
    public record PlatformStatus(
            String code,
            String name,
            FreshnessStatus status,
            @Schema(nullable = true) Instant lastGoodRead,
            @Schema(nullable = true) PlatformHealth.Failure lastFailure,
            PlatformHealth.Books books) {}

    @GET
    @Path("/platforms")
    @Operation(
            operationId = "getPlatforms",
            summary = "The active platforms",
            description = "In staff's order, each with how its last read went.")
    @APIResponseSchema(value = Platforms.class, responseDescription = "The answer.")
    public Response platforms(@Context RoutingContext http) {
        Query.none(http);
        Settings settings = live.settings();
        List<PlatformAnswer> platforms = health(settings, context.freshness(settings, Optional.empty()))
                .map(health -> new PlatformAnswer(
                        health.platform().code(),
                        health.platform().name(),
                        health.platform().isDefault(),
                        health.status(),
                        health.lastGoodRead().orElse(null)))
                .toList();
        return Answers.cached(http, new Platforms(platforms, context.sandbox()), SHORT);
    }

    @PermitAll
    @GET
    @Path("/status")
    @Operation(
            operationId = "getStatus",
            summary = "How the platforms do",
            description =
                    "Open to everyone: for each platform its last good read, its last failure with the reason, and how many of "
                            + "its books are usable.")
    @SecurityRequirements
    @APIResponseSchema(value = Status.class, responseDescription = "The answer.")
    public Response status(@Context RoutingContext http) {
        Query.none(http);
        Settings settings = live.settings();
        Freshness freshness = context.freshness(settings, Optional.empty());
        List<PlatformStatus> platforms = health(settings, freshness)
                .map(health -> new PlatformStatus(
                        health.platform().code(),
                        health.platform().name(),
                        health.status(),
                        health.lastGoodRead().orElse(null),
                        health.lastFailure().orElse(null),
                        health.books()))
                .toList();
        return Answers.cached(
                http,
                new Status(freshness.servedAt(), live.ratesConfirmedAt(), context.sandbox(), platforms),
                Duration.ZERO);
    }

    private Stream<PlatformHealth> health(Settings settings, Freshness freshness) {
        return settings.activePlatforms().map(platform -> PlatformHealth.of(platform, live, settings, freshness));
    }
}
