package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.access.Signatures;
import io.usdtaggregator.gateway.engine.Engine;
import io.usdtaggregator.gateway.engine.EngineClient;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.CrossAnswer;
import io.usdtaggregator.gateway.rates.CrossPricing;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes quotes and finds them again. The gateway prices and signs; the engine keeps, and its database's clock dates and
 * judges, so that gateways whose clocks differ say the same of a quote.
 */
@Singleton
public class Quotes {
    /** The {@code typ} of the signature. */
    static final String TYPE = "quote+jwt";

    /** An expired quote never changes again. */
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final LiveData boards;
    private final CrossPricing pricing;
    private final Signatures signatures;
    private final Engine engine;
    private final Duration life;

    Quotes(
            LiveData boards,
            CrossPricing pricing,
            Signatures signatures,
            Engine engine,
            @ConfigProperty(name = "gateway.quotes.life", defaultValue = "60S") Duration life) {
        this.boards = boards;
        this.pricing = pricing;
        this.signatures = signatures;
        this.engine = engine;
        this.life = life;
    }

    /**
     * A new quote, or the one that this account's key already got, though it could not be had any more; the key with
     * another question is refused.
     */
    Uni<ObjectNode> make(String account, Optional<String> key, QuoteRequest request) {
        return key.flatMap(given -> request.canonical().map(asked -> made(account, given, asked)))
                .orElse(Uni.createFrom().item(Optional.empty()))
                .chain(before -> before.map(Uni.createFrom()::item).orElseGet(() -> priced(account, key, request)));
    }

    /** What this key got before. */
    private Uni<Optional<ObjectNode>> made(String account, String key, String asked) {
        return engine.ask("quotes", (client, token) -> client.quoteOfKey(token, account, named(key)))
                .map(stored -> Optional.of(shown(stored, asked)))
                .onFailure(failure -> failure instanceof HttpProblem problem && problem.getStatusCode() == 404)
                .recoverWithItem(Optional.empty());
    }

    private Uni<ObjectNode> priced(String account, Optional<String> key, QuoteRequest request) {
        CrossAnswer answer = pricing.answer(request.question(boards.settings(), boards.books()));
        if (answer.executableRate() == null) {
            throw Problem.unprocessable(
                    "amount_not_covered",
                    "No offer takes any part of this amount now",
                    List.of(FieldError.of(
                            "amount", "amount_not_covered", "no offer of one of the legs takes any part of it")));
        }
        String asked = request.canonical().orElseThrow();
        return engine.ask("quotes", EngineClient::quoteClock)
                .map(clock -> Instant.parse(clock.path("now").asText()))
                .map(now -> Quote.of(UUID.randomUUID().toString(), answer, now, now.plus(life)))
                .map(quote -> kept(quote, account, key, asked))
                .chain(kept -> engine.ask("quotes", (client, token) -> client.keepQuote(token, kept)))
                .map(stored -> shown(stored, asked));
    }

    private String kept(Quote quote, String account, Optional<String> key, String asked) {
        ObjectNode kept = MarketJson.mapper().createObjectNode();
        kept.put("id", quote.id());
        kept.put("account", account);
        // Without a key every request is a question of its own.
        kept.put("idempotency_key", key.map(Quotes::named).orElse("quote:" + quote.id()));
        kept.put("request", asked);
        kept.put("quote", signed(quote));
        kept.put("created_at", quote.createdAt().toString());
        kept.put("expires_at", quote.expiresAt().toString());
        return MarketJson.write(kept);
    }

    private static String named(String key) {
        return "key:" + key;
    }

    /** The quote that this account asked for. */
    Uni<FoundQuote> find(String account, String id) {
        return engine.ask("quotes", (client, token) -> client.quote(token, id, account))
                .map(stored -> new FoundQuote(
                        shown(stored),
                        stored.path("status").asText().equals("EXPIRED")
                                ? FOR_EVER
                                : Duration.ofSeconds(stored.path("seconds_left").asLong())));
    }

    private String signed(Quote quote) {
        ObjectNode json = MarketJson.mapper().valueToTree(quote);
        json.put("signature", signatures.sign(TYPE, MarketJson.write(quote)));
        return MarketJson.write(json);
    }

    private static ObjectNode shown(JsonNode stored, String request) {
        if (!stored.path("request").asText().equals(request)) {
            throw Problem.unprocessable(
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for another request; use a new one",
                    List.of(FieldError.of("Idempotency-Key", "reused", "was used for another request")));
        }
        return shown(stored);
    }

    private static ObjectNode shown(JsonNode stored) {
        ObjectNode quote = (ObjectNode) MarketJson.read(stored.path("quote").asText(), JsonNode.class);
        return quote.set("status", stored.path("status"));
    }
}
