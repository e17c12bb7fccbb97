package io.usdtaggregator.base.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.jackson.JacksonProblemModuleRegistrar;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes a problem where no resource is involved: in a route, or in a filter before the REST layer. */
public final class ProblemWriter {
    private static final ObjectMapper JSON = mapper();

    private ProblemWriter() {}

    /** Ends the response with this problem, unless it has begun already. */
    public static void write(HttpProblem problem, String traceId, RoutingContext http) {
        HttpServerResponse answer = http.response();
        if (answer.ended() || answer.headWritten()) {
            return;
        }
        HttpProblem complete = ProblemFields.complete(problem, traceId);
        complete.getHeaders().forEach((name, value) -> answer.putHeader(name, String.valueOf(value)));
        answer.setStatusCode(complete.getStatusCode())
                .putHeader("Content-Type", HttpProblem.MEDIA_TYPE.toString())
                .end(JSON.valueToTree(complete).toString());
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = MarketJson.configure(new ObjectMapper());
        new JacksonProblemModuleRegistrar().customize(mapper);
        return mapper;
    }
}
