package io.usdtaggregator.gateway.stream;

import io.smallrye.mutiny.Multi;
import io.usdtaggregator.gateway.access.Revocations;
import io.usdtaggregator.gateway.board.Boards;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.problem.Problem;
import io.vertx.ext.web.RoutingContext;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The changes of rates as Server-Sent Events. */
@Path("/api/v1/rates/stream")
public class StreamResource {
    private static final List<OutboundSseEvent> END = new ArrayList<>();

    private final Boards boards;
    private final ChangeLog log;
    private final Revocations revocations;
    private final Duration heartbeat;

    StreamResource(
            Boards boards,
            ChangeLog log,
            Revocations revocations,
            @ConfigProperty(name = "gateway.stream.heartbeat", defaultValue = "15S") Duration heartbeat) {
        this.boards = boards;
        this.log = log;
        this.revocations = revocations;
        this.heartbeat = heartbeat;
    }

    /** A stream has no end, so its headers cannot be asked for alone. */
    @HEAD
    public Response head() {
        throw Problem.of(405, "method_not_allowed", "Method not allowed", "A stream has no HEAD")
                .with("Allow", "GET, OPTIONS");
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<OutboundSseEvent> stream(@Context Sse sse, @Context RoutingContext http) {
        StreamQuestion question = StreamQuestion.read(Query.of(http), boards.settings());
        Reader reader = new Reader(log, question, sse);
        Optional<String> lastEventId = Optional.ofNullable(http.request().getHeader("Last-Event-ID"));
        http.response().putHeader("Cache-Control", "no-store");
        http.response().putHeader("X-Accel-Buffering", "no");
        Multi<List<OutboundSseEvent>> changes = log.additions()
                .onOverflow()
                .dropPreviousItems()
                .map(any -> reader.next())
                .onCompletion()
                .continueWith(() -> List.of(List.of(reader.closing()), END));
        Multi<List<OutboundSseEvent>> beats = Multi.createFrom()
                .ticks()
                .startingAfter(heartbeat)
                .every(heartbeat)
                .onOverflow()
                .drop()
                .map(tick -> List.of(reader.heartbeat()));
        Multi<List<OutboundSseEvent>> revoked = revocations
                .of(http)
                .onItem()
                .transformToIterable(ending -> List.of(List.of(reader.ended(ending)), END));
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(() -> reader.begin(lastEventId)),
                        untilEnd(Multi.createBy().merging().streams(changes, beats, revoked)))
                .onItem()
                .disjoint();
    }

    /** The stream ends with its closing event, though heartbeats would go on for ever. */
    private static Multi<List<OutboundSseEvent>> untilEnd(Multi<List<OutboundSseEvent>> events) {
        return events.select().first(list -> list != END);
    }
}
