package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.access.Signatures;
import io.usdtaggregator.gateway.engine.Engine;
import io.usdtaggregator.gateway.problem.FieldError;
import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.gateway.rates.CrossAnswer;
import io.usdtaggregator.gateway.rates.CrossPricing;
import io.usdtaggregator.gateway.rates.CrossQuestion;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes quotes and finds them again. The gateway prices and signs; the engine keeps. */
@Singleton
public class Quotes {
    /** The {@code typ} of the signature. */
    static final String TYPE = "quote+jwt";

    private final CrossPricing pricing;
    private final Signatures signatures;
    private final Engine engine;
    private final Duration life;

    Quotes(
            CrossPricing pricing,
            Signatures signatures,
            Engine engine,
            @ConfigProperty(name = "gateway.quotes.life", defaultValue = "60S") Duration life) {
        this.pricing = pricing;
        this.signatures = signatures;
        this.engine = engine;
        this.life = life;
    }

    /** A new quote, or the one that this account's key already got; the key with another question is refused. */
    Uni<ObjectNode> make(String account, Optional<String> key, CrossQuestion question) {
        String id = UUID.randomUUID().toString();
        String request = QuoteRequest.canonical(question);
        CrossAnswer answer = pricing.answer(question);
        if (answer.executableRate() == null) {
            throw Problem.of(422, "amount_not_covered", "Not possible", "No offer takes any part of this amount now")
                    .naming(FieldError.of(
                            "amount", "amount_not_covered", "no offer of one of the legs takes any part of it"));
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Quote quote = Quote.of(id, answer, now, now.plus(life));
        ObjectNode kept = MarketJson.mapper().createObjectNode();
        kept.put("id", id);
        kept.put("account", account);
        // Without a key every request is a question of its own.
        kept.put("idempotency_key", key.map(given -> "key:" + given).orElse("quote:" + id));
        kept.put("request", request);
        kept.put("quote", signed(quote));
        kept.put("created_at", quote.createdAt().toString());
        kept.put("expires_at", quote.expiresAt().toString());
        return engine.ask("quotes", (client, token) -> client.keepQuote(token, MarketJson.write(kept)))
                .map(stored -> shown(stored, request));
    }

    /** The quote that this account asked for. */
    Uni<ObjectNode> find(String account, String id) {
        return engine.ask("quotes", (client, token) -> client.quote(token, id, account))
                .map(Quotes::shown);
    }

    private String signed(Quote quote) {
        ObjectNode json = MarketJson.mapper().valueToTree(quote);
        json.put("signature", signatures.sign(TYPE, MarketJson.write(quote)));
        return MarketJson.write(json);
    }

    private static ObjectNode shown(JsonNode stored, String request) {
        if (!stored.path("request").asText().equals(request)) {
            throw Problem.of(
                            422,
                            "idempotency_key_reused",
                            "Not possible",
                            "This Idempotency-Key was used for another request; use a new one")
                    .naming(FieldError.of("Idempotency-Key", "reused", "was used for another request"));
        }
        return shown(stored);
    }

    private static ObjectNode shown(JsonNode stored) {
        ObjectNode quote = (ObjectNode) MarketJson.read(stored.path("quote").asText(), JsonNode.class);
        boolean expired = !Instant.parse(stored.path("expires_at").asText()).isAfter(Instant.now());
        return quote.put("status", expired ? "EXPIRED" : "ACTIVE");
    }
}
