package io.usdtaggregator.collector.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a platform sent back, judged by status and kind before an adapter reads it. */
public record Answer(int status, Optional<String> retryAfter, Optional<String> contentType, String body) {
    /** Numbers stay as they are written; raw control characters occur in strangers' remarks. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** Hands the JSON of a proper answer to {@code reading}; anything else is a failed page. */
    public Page read(Function<JsonNode, Page> reading) {
        if (status == 429 || status == 418) {
            return new Page.Failed(new ReadOutcome.Throttled(pause(), "HTTP " + status));
        }
        if (status == 503 && pause().isPresent()) {
            return new Page.Failed(new ReadOutcome.Throttled(pause(), "HTTP 503 with Retry-After"));
        }
        if (status >= 500) {
            return new Page.Failed(new ReadOutcome.Unreachable("HTTP " + status));
        }
        if (status == 401 || status == 403 || status == 451) {
            return Page.refused("HTTP " + status);
        }
        if (status >= 300 && status < 400) {
            return Page.refused("HTTP " + status + ": sent elsewhere, which is not followed");
        }
        if (looksLikeHtml()) {
            return Page.refused("a page for people instead of data, HTTP " + status);
        }
        return json().map(json -> judged(json, reading)).orElseGet(() -> Page.malformed("not JSON, HTTP " + status));
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
        return retryAfter.flatMap(header -> RetryAfter.parse(header, Instant.now()));
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
            return Optional.of(EXACT.readTree(body));
        } catch (JsonProcessingException not) {
            return Optional.empty();
        }
    }
}
