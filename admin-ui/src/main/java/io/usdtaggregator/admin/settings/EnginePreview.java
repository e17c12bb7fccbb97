package io.usdtaggregator.admin.settings;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.preview.PreviewApi;
import io.usdtaggregator.base.internal.preview.RateChange;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the rate-engine what settings would do to each rate, from live books. */
@ApplicationScoped
public class EnginePreview {
    private final PreviewApi engine;

    EnginePreview(@RestClient PreviewApi engine) {
        this.engine = engine;
    }

    /** What would change; unavailable when the engine does not answer. */
    public Uni<List<RateChange>> of(Settings proposed) {
        return engine.preview(proposed)
                .onFailure()
                .transform(lost -> Problem.unavailable(
                        "unavailable",
                        "The rate-engine cannot be reached: no preview, nothing saved.",
                        Duration.ofSeconds(2)));
    }
}
