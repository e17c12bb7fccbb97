package io.usdtaggregator.gateway.stream;

import io.smallrye.mutiny.Multi;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.security.Revocations;
import io.usdtaggregator.model.access.Access;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The changes of rates as Server-Sent Events. */
@Path("/api/v1/rates/stream")
@Tag(name = "Rates")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class StreamResource {
    private final LiveData live;
    private final ChangeWatch changes;
    private final EventBroadcaster broadcaster;
    private final Signals signals;
    private final OpenStreams open;
    private final Revocations revocations;
    private final Duration heartbeat;

    StreamResource(
            LiveData live,
            ChangeWatch changes,
            EventBroadcaster broadcaster,
            Signals signals,
            OpenStreams open,
            Revocations revocations,
            StreamConfig config) {
        this.live = live;
        this.changes = changes;
        this.broadcaster = broadcaster;
        this.signals = signals;
        this.open = open;
        this.revocations = revocations;
        this.heartbeat = config.heartbeat();
    }

    /** A stream has no end, so its headers cannot be asked for alone. */
    @HEAD
    @Operation(hidden = true)
    public Response head() {
        throw Problem.withHeader(
                Problem.of(405, "method_not_allowed", "Method not allowed", "A stream has no HEAD"),
                "Allow",
                "GET, OPTIONS");
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "streamRates",
            summary = "Changes of rates as Server-Sent Events",
            description =
                    "Events `rate` (data: a Rate) and `cross_rate` (data: a CrossRate) on each change: of the number, of how "
                            + "it was made, and of its status, so that growing stale or unavailable is told within a second; that a "
                            + "platform was read again and nothing came of it is none. Ages and statuses are those of the moment at "
                            + "which an event is sent. `heartbeat` each 15 s (the first one carries `retry`), `closing` with its "
                            + "`reason` before this gateway ends, when this key or account is revoked, the key's addresses no longer "
                            + "hold this one, or the key or token expires (a token does after 15 minutes): connect again with a new "
                            + "token and `Last-Event-ID`. `Last-Event-ID` goes on without a gap, or the first event is `reset`: read the "
                            + "rates again. A slow reader gets the newest of each. An account has at most 5,000 streams at a gateway "
                            + "unless its operator set another number.")
    @SharedParameters({"Fiat", "TradeType", "OptionalFrom", "OptionalTo"})
    @Parameter(
            name = "Last-Event-ID",
            in = ParameterIn.HEADER,
            description =
                    "The id of the last event received; with one that this gateway cannot go on from, the first event is `reset`.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The stream.",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "429",
            description =
                    "More calls than agreed, or more streams than an account may have; Retry-After tells when to come back.")
    @ErrorExamples({"value_not_allowed", "too_many_streams"})
    public Multi<OutboundSseEvent> stream(@Context Sse sse, @Context RoutingContext http) {
        StreamQuestion question = StreamQuestion.read(Query.of(http), live.settings());
        open.enter(http);
        Reader reader = new Reader(
                changes.log(),
                broadcaster,
                question,
                sse,
                Optional.ofNullable(http.request().getHeader("Last-Event-ID")));
        http.response().putHeader("Cache-Control", "no-store");
        http.response().putHeader("X-Accel-Buffering", "no");
        // Signals wait here, not events: what a slow reader gets is made when it can take it, one signal after the
        // other.
        Multi<Function<Reader, List<OutboundSseEvent>>> news = signals.all()
                .onOverflow()
                .dropPreviousItems()
                .<Function<Reader, List<OutboundSseEvent>>>map(any -> Reader::next)
                .onCompletion()
                .continueWith(List.of(Reader::closing, Reader::over));
        Multi<Function<Reader, List<OutboundSseEvent>>> beats = Multi.createFrom()
                .ticks()
                .startingAfter(heartbeat)
                .every(heartbeat)
                .onOverflow()
                .drop()
                .map(tick -> Reader::beat);
        Multi<Function<Reader, List<OutboundSseEvent>>> endings = revocations
                .of(http)
                .onItem()
                .transformToIterable(ending -> List.of(each -> each.ended(ending), Reader::over));
        // The beginning comes last: nothing that changes from now on is missed.
        Multi<Function<Reader, List<OutboundSseEvent>>> beginning =
                Multi.createFrom().item(Reader::begin);
        return Multi.createBy()
                .merging()
                .streams(news, beats, endings, beginning)
                .map(signal -> signal.apply(reader))
                .select()
                .first(events -> events != Reader.OVER)
                .onItem()
                .<OutboundSseEvent>disjoint()
                .onFailure()
                .invoke(changes::failed)
                .onTermination()
                .invoke(() -> open.ended(http));
    }
}
