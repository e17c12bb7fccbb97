package io.usdtaggregator.admin.usage;

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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

/** The calls that the gateways counted, as one of them tells by its internal REST. */
@ApplicationScoped
public class GatewayUsage {
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private final HttpClient client;
    private final AdminConfig config;

    GatewayUsage(Vertx vertx, AdminConfig config) {
        this.client = vertx.createHttpClient();
        this.config = config;
    }

    record Month(YearMonth month, List<Calls> usage) {}

    /**
     * @param keyId {@code ""} for calls with a token
     * @param price so far, in US dollars; {@code null} where the gateway knows none
     */
    public record Calls(String accountId, String keyId, long calls, BigDecimal price) {}

    /** All calls of a month; unavailable when no gateway answers. */
    Uni<List<Calls>> of(YearMonth month) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(config.gatewayUrl() + "/internal/usage?month=" + month)
                .putHeader("X-Service-Token", config.serviceToken().orElse(""));
        return client.request(request)
                .chain(open -> open.send())
                .chain(answer -> {
                    if (answer.statusCode() != 200) {
                        throw Problem.unavailable(
                                "unavailable",
                                "The gateway answered " + answer.statusCode() + ".",
                                Duration.ofSeconds(2));
                    }
                    return answer.body();
                })
                .map(json -> MarketJson.read(json.toString(), Month.class).usage())
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure(failure -> !(failure instanceof HttpProblem))
                .transform(lost -> Problem.unavailable(
                        "unavailable", "The gateway cannot be reached: usage cannot be shown.", Duration.ofSeconds(2)));
    }
}
