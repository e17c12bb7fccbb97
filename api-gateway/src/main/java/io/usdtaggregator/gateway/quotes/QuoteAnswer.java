package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.usdtaggregator.base.internal.quotes.QuoteStatus;
import io.usdtaggregator.base.internal.quotes.StoredQuote;
import io.usdtaggregator.model.json.MarketJson;
import java.time.Duration;
import java.util.Map;

/**
 * A stored quote as it is shown: whatever was signed, also by an earlier release, and whether it still holds.
 *
 * @param unchangedFor how long from now the answer stays as it is
 */
record QuoteAnswer(
        @JsonAnyGetter Map<String, Object> signed,
        QuoteStatus status,
        @JsonIgnore String quoteId,
        @JsonIgnore Duration unchangedFor) {

    /** An expired quote never changes again. */
    private static final Duration FOR_EVER = Duration.ofDays(1);

    @SuppressWarnings("unchecked")
    static QuoteAnswer of(StoredQuote stored) {
        return new QuoteAnswer(
                MarketJson.read(stored.signed().quote(), Map.class),
                stored.status(),
                stored.signed().id(),
                stored.status() == QuoteStatus.EXPIRED ? FOR_EVER : Duration.ofSeconds(stored.secondsLeft()));
    }
}
