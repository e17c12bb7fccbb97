package io.usdtaggregator.admin.history;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the rate-engine for the ticks of a span as CSV. */
@ApplicationScoped
public class EngineHistory {
    private static final Duration DEADLINE = Duration.ofSeconds(8);
    private static final int IDLE_SECONDS = 30;
    private static final int OK = 200;

    private final HttpClient client;
    private final AdminConfig config;

    EngineHistory(Vertx vertx, AdminConfig config) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setIdleTimeout(IDLE_SECONDS));
        this.config = config;
    }

    /** The answer, its body not yet read; unavailable when the engine does not answer. */
    Uni<HttpClientResponse> csv(HistoryQuery wanted) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(config.engineUrl() + "/internal/ticks.csv?subject=" + encoded(wanted.subject())
                        + "&source=" + encoded(wanted.source()) + "&from=" + wanted.from() + "&to=" + wanted.to())
                .putHeader("X-Service-Token", config.serviceToken().orElse(""));
        return client.request(request)
                .chain(open -> open.send())
                .invoke(answer -> {
                    if (answer.statusCode() != OK) {
                        throw Problem.unavailable(
                                "unavailable",
                                "The rate-engine answered " + answer.statusCode() + ".",
                                Duration.ofSeconds(2));
                    }
                    answer.pause();
                })
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure(failure -> !(failure instanceof HttpProblem))
                .transform(lost -> Problem.unavailable(
                        "unavailable", "The rate-engine cannot be reached.", Duration.ofSeconds(2)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
