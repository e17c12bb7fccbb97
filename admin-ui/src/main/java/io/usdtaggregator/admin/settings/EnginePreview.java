package io.usdtaggregator.admin.settings;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Asks the rate-engine what settings would do to each rate, from live books. */
@ApplicationScoped
public class EnginePreview {
    private static final Duration DEADLINE = Duration.ofSeconds(8);
    private static final int OK = 200;

    private final HttpClient client;
    private final AdminConfig config;

    EnginePreview(Vertx vertx, AdminConfig config) {
        this.client = vertx.createHttpClient();
        this.config = config;
    }

    /** The engine's JSON list; unavailable when the engine does not answer. */
    public Uni<String> of(Settings proposed) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(config.engineUrl() + "/internal/preview")
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Service-Token", config.serviceToken().orElse(""));
        return client.request(request)
                .chain(open -> open.send(MarketJson.write(proposed)))
                .chain(answer -> {
                    if (answer.statusCode() != OK) {
                        throw Problem.unavailable(
                                "unavailable",
                                "The rate-engine answered " + answer.statusCode() + ".",
                                Duration.ofSeconds(2));
                    }
                    return answer.body().map(Object::toString);
                })
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure(failure -> !(failure instanceof HttpProblem))
                .transform(lost -> Problem.unavailable(
                        "unavailable",
                        "The rate-engine cannot be reached: no preview, nothing saved.",
                        Duration.ofSeconds(2)));
    }
}
