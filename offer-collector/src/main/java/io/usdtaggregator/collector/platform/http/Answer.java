package io.usdtaggregator.collector.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.usdtaggregator.base.outgoing.RetryAfter;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What a platform sent back, judged by status and kind before an adapter reads it.
 *
 * @param date the platform's own clock, by which a date in Retry-After is meant
 */
public record Answer(
        int status, Optional<String> retryAfter, Optional<String> date, Optional<String> contentType, String body) {
    /** What only pages say that ask whether a person is there. */
    private static final List<String> CHALLENGES =
            List.of("captcha", "cf-chl", "cf_chl", "challenge-platform", "akamai");

    /** Longer numbers than any that are meant, which drop their offer; still longer ones would cost too much to read. */
    private static final int LONGEST_NUMBER = 10_000;

    private static final Pattern ABSURD_EXPONENT = Pattern.compile("(?<=[0-9])([eE][+-]?)[0-9]{7,}");

    /** Numbers stay as they are written; raw control characters occur in strangers' remarks. */
    private static final JsonMapper EXACT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A field said twice has no one meaning: neither the first nor the last is believed.
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A byte order mark before the body is skipped, as RFC 8259 allows. */
    public Answer {
        body = body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body;
    }

    /** What a REST client got; a body that is not there is empty. */
    static Answer of(RestResponse<?> response) {
        return new Answer(
                response.getStatus(),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER)),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.DATE)),
                Optional.ofNullable(response.getHeaderString(HttpHeaders.CONTENT_TYPE)),
                new String(body(response.getEntity()), StandardCharsets.UTF_8));
    }

    /** The client reads the body of a success as it is declared; that of an error it leaves as a stream in memory. */
    private static byte[] body(Object entity) {
        if (entity instanceof InputStream stream) {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return entity instanceof byte[] bytes ? bytes : new byte[0];
    }

    /** Hands the JSON of a proper answer to {@code reading}; anything else is a failed page. */
    public Page read(Function<JsonNode, Page> reading) {
        if (status == 429 || status == 418) {
            return new Page.Failed(new ReadOutcome.Throttled(pause(), "HTTP " + status));
        }
        if (status == 503 && pause().isPresent()) {
            return new Page.Failed(new ReadOutcome.Throttled(pause(), "HTTP 503 with Retry-After"));
        }
        if (status >= 500 && isChallenge()) {
            return Page.refused("a page that asks for a person, HTTP " + status);
        }
        if (status >= 500) {
            return new Page.Failed(new ReadOutcome.Unreachable("HTTP " + status));
        }
        if (status == 401 || status == 403 || status == 451) {
            return new Page.Failed(new ReadOutcome.Refused(pause(), "HTTP " + status));
        }
        if (status >= 300 && status < 400) {
            return Page.refused("HTTP " + status + ": sent elsewhere, which is not followed");
        }
        if (looksLikeHtml()) {
            return Page.refused("a page for people instead of data, HTTP " + status);
        }
        return json().map(json -> judged(json, reading))
                .orElseGet(() -> Page.malformed("not JSON, or a field twice, HTTP " + status));
    }

    private Page judged(JsonNode json, Function<JsonNode, Page> reading) {
        if (!json.isObject()) {
            return Page.malformed("not a JSON object");
        }
        try {
            Page page = reading.apply(json);
            boolean fine = page.fold(offers -> true, failed -> false);
            return fine && status != 200 ? Page.malformed("HTTP " + status) : page;
        } catch (RuntimeException surprise) {
            return Page.malformed(
                    "an answer that cannot be read: " + surprise.getClass().getSimpleName());
        }
    }

    private Optional<Duration> pause() {
        Instant sent = date.flatMap(RetryAfter::instant).orElseGet(Instant::now);
        return retryAfter.flatMap(header -> RetryAfter.parse(header, sent));
    }

    /** A load balancer's page of a failure says none of this. */
    private boolean isChallenge() {
        String text = body.toLowerCase(Locale.ROOT);
        return looksLikeHtml() && CHALLENGES.stream().anyMatch(text::contains);
    }

    private boolean looksLikeHtml() {
        boolean said = contentType
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                .isPresent();
        return body.stripLeading().startsWith("<")
                || (said && !body.stripLeading().startsWith("{"));
    }

    private Optional<JsonNode> json() {
        try {
            return Optional.of(parsed());
        } catch (JsonProcessingException | NumberFormatException not) {
            return Optional.empty();
        }
    }

    /** An exponent that no number can have must cost its offer only: a smaller one is nonsense just as well. */
    private JsonNode parsed() throws JsonProcessingException {
        try {
            return EXACT.readTree(body);
        } catch (NumberFormatException absurd) {
            return EXACT.readTree(ABSURD_EXPONENT.matcher(body).replaceAll("$1999999"));
        }
    }
}
