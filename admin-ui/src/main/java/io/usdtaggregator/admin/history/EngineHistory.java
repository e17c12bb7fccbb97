package io.usdtaggregator.admin.history;

import io.smallrye.mutiny.Multi;
import io.usdtaggregator.base.internal.history.HistoryExportApi;
import io.usdtaggregator.base.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the rate-engine for the ticks of a span as CSV. */
@ApplicationScoped
public class EngineHistory {
    private final HistoryExportApi engine;

    EngineHistory(@RestClient HistoryExportApi engine) {
        this.engine = engine;
    }

    /** The file, as it comes; unavailable when the engine does not answer. */
    Multi<byte[]> csv(HistoryQuery wanted) {
        return engine.csv(
                        wanted.subject(),
                        wanted.source(),
                        wanted.from().toString(),
                        wanted.to().toString())
                .onFailure()
                .transform(lost -> Problem.unavailable(
                        "unavailable", "The rate-engine cannot be reached.", Duration.ofSeconds(2)));
    }
}
