package io.usdtaggregator.gateway.problem;

import io.usdtaggregator.base.problem.ProblemFields;
import io.usdtaggregator.base.problem.ProblemWriter;
import io.usdtaggregator.gateway.http.RequestId;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Properties;

/** What the {@code type} of an error leads to: what its code means, for everyone. */
@Singleton
public final class ProblemPages {
    static final String PATH = "/api/problems/";

    private final Properties meanings = ProblemMeanings.read();

    /** The answer. */
    public record Meaning(String type, String code, String meaning) {}

    void open(@Observes Router router) {
        router.route(PATH + ":code")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::answer);
    }

    private void answer(RoutingContext http) {
        String code = http.pathParam("code");
        String meaning = meanings.getProperty(code);
        if (meaning == null) {
            ProblemWriter.write(ProblemFields.of(404), RequestId.of(http), http);
            return;
        }
        http.response()
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .putHeader("Cache-Control", "public, max-age=86400")
                .end(MarketJson.write(new Meaning(PATH + code, code, meaning)));
    }
}
