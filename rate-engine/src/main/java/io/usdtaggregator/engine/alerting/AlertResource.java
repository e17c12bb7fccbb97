package io.usdtaggregator.engine.alerting;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

    public record Acknowledgement(String by) {}

    @GET
    public Uni<AlertList> newest() {
        return store.newest(SHOWN).map(AlertList::new);
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
