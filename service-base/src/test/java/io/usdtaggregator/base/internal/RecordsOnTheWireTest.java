package io.usdtaggregator.base.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.base.internal.preview.ChangedSubject;
import io.usdtaggregator.base.internal.preview.RateChange;
import io.usdtaggregator.base.internal.quotes.NewQuote;
import io.usdtaggregator.base.internal.quotes.QuoteStatus;
import io.usdtaggregator.base.internal.quotes.StoredQuote;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one service writes the other reads as it was, by the one mapper. */
class RecordsOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void a_stored_quote_is_one_flat_object_and_is_read_back_as_it_was() {
        NewQuote signed = new NewQuote("q-1", "account", "key:1", "{\"a\":1}", "{\"b\":2}", NOW, NOW.plusSeconds(60));
        StoredQuote stored = new StoredQuote(signed, QuoteStatus.ACTIVE, 60);

        String json = MarketJson.write(stored);

        assertEquals(stored, MarketJson.read(json, StoredQuote.class));
        assertEquals(
                "{\"b\":2}", MarketJson.read(json, JsonNode.class).path("quote").asText());
    }

    @Test
    void a_quote_without_an_account_is_none() {
        assertThrows(IllegalArgumentException.class, () -> MarketJson.read("{\"id\":\"q-1\"}", NewQuote.class));
    }

    @Test
    void a_change_names_its_corridor_in_the_words_of_answers() {
        RateChange change = new RateChange(
                ChangedSubject.of(new Corridor("XOF", "CI", "GHS", null)),
                Instant.parse("2026-11-26T12:00:00Z"),
                new BigDecimal("0.0205"),
                null,
                null,
                Set.of(BookFlag.RULE_SKIPPED));

        String json = MarketJson.write(change);

        assertTrue(json.contains("\"from_currency\":\"XOF\"") && json.contains("\"before\":\"0.0205\""), json);
        assertEquals(change, MarketJson.read(json, RateChange.class));
    }
}
