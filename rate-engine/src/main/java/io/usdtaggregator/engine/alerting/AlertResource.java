package io.usdtaggregator.engine.alerting;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Internal: the newest alerts, and who has seen them. */
@Path("/internal/alerts")
public class AlertResource {
    private static final int SHOWN = 200;

    private final AlertStore store;

    public AlertResource(AlertStore store) {
        this.store = store;
    }

    public record AlertList(List<Alert> alerts) {}

    public record AlertPage(List<StoredAlert> alerts, boolean more) {}

    public record Acknowledgement(String by) {}

    @GET
    public Uni<AlertList> newest() {
        return store.newest(SHOWN).map(AlertList::new);
    }

    /** Oldest first, from after this instant and, within it, this id on: who pages so misses none. */
    @GET
    @Path("/stored")
    public Uni<AlertPage> stored(@QueryParam("since") String since, @QueryParam("after") String after) {
        return store.storedAfter(instant(since), after == null ? "" : after, SHOWN)
                .map(alerts -> new AlertPage(alerts, alerts.size() == SHOWN));
    }

    private static Instant instant(String since) {
        try {
            return Instant.parse(since == null ? "" : since);
        } catch (DateTimeParseException other) {
            throw Problem.badField("since", "an instant such as 2026-11-26T12:00:00Z");
        }
    }

    @POST
    @Path("/{id}/acknowledge")
    public Uni<Alert> acknowledge(@PathParam("id") String id, Acknowledgement body) {
        if (body == null || body.by() == null || body.by().isBlank()) {
            throw Problem.badField("by", "the name of who acknowledges");
        }
        return store.acknowledge(id, body.by()).map(found -> found.orElseThrow(() -> Problem.notFound("alert")));
    }
}
