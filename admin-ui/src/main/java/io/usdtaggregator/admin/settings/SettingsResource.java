package io.usdtaggregator.admin.settings;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.login.StaffIdentity;
import io.usdtaggregator.admin.problem.Refusal;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The settings as JSON: configuration as code. */
@Path("/api/settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettingsResource {
    private static final int LONGEST_REASON = 500;

    private final SettingsStore store;
    private final SettingsChange change;
    private final EnginePreview preview;
    private final StaffIdentity identity;

    SettingsResource(SettingsStore store, SettingsChange change, EnginePreview preview, StaffIdentity identity) {
        this.store = store;
        this.change = change;
        this.preview = preview;
        this.identity = identity;
    }

    @GET
    public Uni<Settings> read() {
        return store.read();
    }

    @PUT
    public Uni<Settings> replace(String body, @HeaderParam("X-Reason") String reason) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("X-Reason", "too_long", "up to " + LONGEST_REASON + " characters");
        }
        String why = reason == null || reason.isBlank() ? "-" : reason;
        return change.replace(SettingsJson.read(body), identity.username(), why);
    }

    /** What would change, in the engine's words. */
    @POST
    @Path("/preview")
    public Uni<String> preview(String body) {
        return preview.of(SettingsJson.read(body));
    }
}
