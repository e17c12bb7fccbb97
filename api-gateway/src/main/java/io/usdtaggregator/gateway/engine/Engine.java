package io.usdtaggregator.gateway.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.problem.FieldError;
import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The one way to the engine: with the service token, a deadline, and each failure as a problem of its own. */
@Singleton
public class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private final EngineClient client;
    private final String token;

    Engine(@RestClient EngineClient client, @ConfigProperty(name = "gateway.service-token") Optional<String> token) {
        this.client = client;
        this.token = token.orElse("");
    }

    /** @param what of the engine's is asked for, in a word: names the error when it is out */
    public Uni<JsonNode> ask(String what, BiFunction<EngineClient, String, Uni<String>> question) {
        return question.apply(client, token)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(text -> json(what, text))
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(failure -> problem(what, failure));
    }

    private static JsonNode json(String what, String text) {
        try {
            return MarketJson.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw out(what);
        }
    }

    private static Problem problem(String what, Throwable failure) {
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

    private static Problem out(String what) {
        return Problem.unavailable(
                what + "_unavailable", "The " + what + " is not available right now", Duration.ofSeconds(5));
    }
}
