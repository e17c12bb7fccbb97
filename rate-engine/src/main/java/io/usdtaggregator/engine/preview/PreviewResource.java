package io.usdtaggregator.engine.preview;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** Internal: what settings would change, for the page that asks before it saves. */
@Path("/internal/preview")
public class PreviewResource {
    private final Preview preview;

    public PreviewResource(Preview preview) {
        this.preview = preview;
    }

    @POST
    public Uni<List<Preview.Change>> of(String body) {
        return preview.of(settings(body));
    }

    private static Settings settings(String body) {
        try {
            return MarketJson.read(body == null ? "" : body, Settings.class);
        } catch (IllegalArgumentException | NullPointerException notSettings) {
            throw Problem.badField("body", "whole settings as of GET /api/settings");
        }
    }
}
