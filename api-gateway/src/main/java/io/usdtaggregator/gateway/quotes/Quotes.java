package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.quotes.NewQuote;
import io.usdtaggregator.base.internal.quotes.QuotesApi;
import io.usdtaggregator.base.internal.quotes.StoredQuote;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.quotes.Quote.QuoteLife;
import io.usdtaggregator.gateway.quotes.QuoteRequest.QuoteQuestion;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossShape;
import io.usdtaggregator.gateway.tokens.TokenSigner;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.snapshot.MarketSnapshot;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Makes quotes and finds them again. The gateway prices and signs; the engine keeps, and its database's clock dates and
 * judges, so that gateways whose clocks differ say the same of a quote.
 */
@Singleton
public class Quotes {
    /** The {@code typ} of the signature. */
    static final String TYPE = "quote+jwt";

    private static final String QUOTES = "quotes";
    private static final int NOT_FOUND = 404;

    private final LiveData live;
    private final AnswerContext context;
    private final TokenSigner signatures;
    private final QuotesApi engine;
    private final Duration life;
    private final String issuer;

    Quotes(
            LiveData live,
            AnswerContext context,
            TokenSigner signatures,
            @RestClient QuotesApi engine,
            QuotesConfig config) {
        this.live = live;
        this.context = context;
        this.signatures = signatures;
        this.engine = engine;
        this.life = config.life();
        this.issuer = config.issuer();
    }

    /**
     * A new quote, or the one that this account's key already got, though it could not be had any more; the key with
     * another question is refused.
     */
    Uni<QuoteAnswer> make(String account, Optional<String> key, QuoteRequest request) {
        return key.flatMap(given -> request.canonical().map(asked -> made(account, given, asked)))
                .orElse(Uni.createFrom().item(Optional.empty()))
                .chain(before -> before.map(Uni.createFrom()::item).orElseGet(() -> priced(account, key, request)));
    }

    /** What this key got before. */
    private Uni<Optional<QuoteAnswer>> made(String account, String key, String asked) {
        return engine.byKey(account, named(key))
                .map(stored -> Optional.of(answer(stored, asked)))
                .onFailure(EngineFailure.refused(NOT_FOUND))
                .recoverWithItem(Optional.empty())
                .onFailure()
                .transform(EngineFailure.of(QUOTES));
    }

    private Uni<QuoteAnswer> priced(String account, Optional<String> key, QuoteRequest request) {
        CrossAnswer answer = price(request);
        String asked = request.canonical().orElseThrow();
        return engine.now()
                .map(clock -> new QuoteLife(clock.now(), clock.now().plus(life)))
                .map(dates -> Quote.of(UUID.randomUUID().toString(), answer, dates))
                .chain(quote -> engine.store(signed(quote, account, key, asked)))
                .map(stored -> answer(stored, asked))
                .onFailure()
                .transform(EngineFailure.of(QUOTES));
    }

    /** The answer that {@code /rates/cross} would give at this moment, where it is a price on the caller's terms. */
    private CrossAnswer price(QuoteRequest request) {
        MarketSnapshot moment = live.snapshot();
        QuoteQuestion question = request.question(moment.settings(), moment.books());
        CrossAnswer answer = new CrossShape(context.shape(moment, Optional.empty()))
                .answer(moment.settings(), moment.rates(), question.corridor());
        question.terms().check(answer);
        return answer;
    }

    private NewQuote signed(Quote quote, String account, Optional<String> key, String asked) {
        String json = MarketJson.write(new SignedQuote(quote, signature(quote, account)));
        return new NewQuote(
                quote.id(),
                account,
                // Without a key every request is a question of its own.
                key.map(Quotes::named).orElse("quote:" + quote.id()),
                asked,
                json,
                quote.life().createdAt(),
                quote.life().expiresAt());
    }

    /** The registered claims are the quote's own, so that any JOSE library refuses it once it has expired. */
    private String signature(Quote quote, String account) {
        return signatures.sign(
                TYPE,
                Jwt.claimsJson(MarketJson.write(quote))
                        .issuer(issuer)
                        .subject(account)
                        .issuedAt(quote.life().createdAt())
                        .expiresAt(quote.life().expiresAt())
                        .claim("jti", quote.id()));
    }

    private static String named(String key) {
        return "key:" + key;
    }

    /** The quote that this account asked for. */
    Uni<QuoteAnswer> find(String account, String id) {
        return engine.byId(id, account).map(QuoteAnswer::of).onFailure().transform(EngineFailure.of(QUOTES));
    }

    private static QuoteAnswer answer(StoredQuote stored, String request) {
        if (!stored.signed().request().equals(request)) {
            throw Problem.unprocessable(
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for another request; use a new one",
                    List.of(FieldError.of("Idempotency-Key", "reused", "was used for another request")));
        }
        return QuoteAnswer.of(stored);
    }

    /** @param signature a JWS over the quote */
    record SignedQuote(@JsonUnwrapped Quote quote, String signature) {}

    /** How quotes are made. */
    @ConfigMapping(prefix = "gateway.quotes")
    public interface QuotesConfig {
        /** How long a quote may be shown as a price. */
        @WithDefault("60S")
        Duration life();

        /** {@code iss} of a quote's signature, that of access tokens. */
        @WithDefault("${mp.jwt.verify.issuer}")
        String issuer();
    }
}
