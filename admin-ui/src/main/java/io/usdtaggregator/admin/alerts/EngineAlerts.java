package io.usdtaggregator.admin.alerts;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The alerts that the rate-engine keeps. */
@ApplicationScoped
public class EngineAlerts {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String PATH = "/internal/alerts";
    private static final String AN_ID = "[0-9A-Za-z]{1,64}";

    private final HttpClient client;
    private final AdminConfig config;

    EngineAlerts(Vertx vertx, AdminConfig config) {
        this.client = vertx.createHttpClient();
        this.config = config;
    }

    public record AlertList(List<Alert> alerts) {}

    /** Newest first; unavailable when the engine does not answer. */
    public Uni<AlertList> newest() {
        return ask(HttpMethod.GET, PATH, "").map(json -> MarketJson.read(json, AlertList.class));
    }

    /** A second acknowledgement changes nothing. */
    public Uni<Alert> acknowledge(String id, String by) {
        if (id == null || !id.matches(AN_ID)) {
            throw Problem.notFound("not_found", "This alert does not exist.");
        }
        return ask(HttpMethod.POST, PATH + "/" + id + "/acknowledge", MarketJson.write(Map.of("by", by)))
                .map(json -> MarketJson.read(json, Alert.class));
    }

    private Uni<String> ask(HttpMethod method, String path, String body) {
        RequestOptions request = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(config.engineUrl() + path)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Service-Token", config.serviceToken().orElse(""));
        return client.request(request)
                .chain(open -> open.send(body))
                .chain(answer -> switch (answer.statusCode()) {
                    case 200 -> answer.body().map(Object::toString);
                    case 404 -> throw Problem.notFound("not_found", "This alert does not exist.");
                    default ->
                        throw Problem.unavailable(
                                "unavailable",
                                "The rate-engine answered " + answer.statusCode() + ".",
                                Duration.ofSeconds(2));
                })
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure(failure -> !(failure instanceof HttpProblem))
                .transform(lost -> Problem.unavailable(
                        "unavailable",
                        "The rate-engine cannot be reached: its alerts cannot be shown.",
                        Duration.ofSeconds(2)));
    }
}
