package io.usdtaggregator.gateway.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The one way to the engine: with the service token, a deadline, so many calls at a time, and each failure as a problem of
 * its own. An engine that hangs must not hold every caller of history for as long as the deadline.
 */
@Singleton
public class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private static final HttpProblem FULL = Problem.unavailable(
            "overloaded", "As many calls as may be are waiting for this already", Duration.ofSeconds(1));

    private final EngineClient client;
    private final String token;
    private final int most;
    private final Counter refused;
    private final AtomicInteger underWay;

    Engine(
            @RestClient EngineClient client,
            @ConfigProperty(name = "gateway.service-token") Optional<String> token,
            @ConfigProperty(name = "gateway.engine.most-calls", defaultValue = "64") int most,
            MeterRegistry meters) {
        this.client = client;
        this.token = token.orElse("");
        this.most = most;
        this.refused = meters.counter("gateway.engine.refused");
        this.underWay = meters.gauge("gateway.engine.calls", new AtomicInteger());
    }

    /** @param what of the engine's is asked for, in a word: names the error when it is out */
    public Uni<JsonNode> ask(String what, BiFunction<EngineClient, String, Uni<String>> question) {
        return Uni.createFrom()
                .deferred(() -> place(question))
                .map(text -> json(what, text))
                .onFailure(failure -> !(failure instanceof HttpProblem))
                .transform(failure -> problem(what, failure));
    }

    /** One of the places, given back whatever comes of it. */
    private Uni<String> place(BiFunction<EngineClient, String, Uni<String>> question) {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            refused.increment();
            return Uni.createFrom().failure(FULL);
        }
        return Uni.createFrom()
                .deferred(() -> question.apply(client, token))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onTermination()
                .invoke(() -> underWay.decrementAndGet());
    }

    private static JsonNode json(String what, String text) {
        try {
            return MarketJson.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw out(what);
        }
    }

    private static HttpProblem problem(String what, Throwable failure) {
        if (failure instanceof WebApplicationException answered) {
            int status = answered.getResponse().getStatus();
            if (status == 404) {
                return Problem.notFound("not_found", "Nothing is recorded under this name");
            }
            if (status == 400) {
                return Problem.invalid(FieldError.of("query", "refused", "the engine refuses these parameters"));
            }
        }
        LOG.warnf("engine: %s", failure.getMessage());
        return out(what);
    }

    private static HttpProblem out(String what) {
        return Problem.unavailable(
                what + "_unavailable", "The " + what + " is not available right now", Duration.ofSeconds(5));
    }
}
