package io.usdtaggregator.model.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Books;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.serving.NextChange.Shown;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** At first start a market is read each minute, and a figure is fresh for 5 and given for 15. */
class NextChangeTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);

    private Settings settings = FirstStart.settings();
    private Optional<Duration> maxAge = Optional.empty();
    private BooksSnapshot books = BooksSnapshot.EMPTY;

    @Test
    void the_next_read_of_the_book_behind_a_figure_comes_first() {
        assertEquals(Duration.ofSeconds(40), after(seen("binance", 20)));
    }

    @Test
    void a_read_that_is_due_may_come_at_once() {
        assertEquals(Duration.ZERO, after(seen("binance", 70)));
    }

    @Test
    void nothing_observed_may_be_observed_at_once() {
        assertEquals(Duration.ZERO, after(new Shown(BUY, List.of("binance"), null, null)));
    }

    @Test
    void the_oldest_of_several_figures_counts() {
        assertEquals(Duration.ofSeconds(10), after(seen("binance", 20), seen("bybit", 50)));
    }

    @Test
    void a_platform_that_is_read_more_often_is_expected_sooner() {
        platform("binance", platform -> platform.set("refresh", refresh("PT30S", false)));
        assertEquals(Duration.ofSeconds(10), after(seen("binance", 20)));
        assertEquals(Duration.ofSeconds(40), after(seen("bybit", 20)));
    }

    @Test
    void adaptive_polling_may_read_a_lively_market_four_times_as_often() {
        change(json -> json.set("refresh", refresh("PT1M", true)));
        assertEquals(Duration.ofSeconds(5), after(seen("binance", 10)));
    }

    @Test
    void another_platform_s_fresh_book_may_change_the_figure_and_one_that_fails_for_long_is_not_waited_for() {
        books = BooksSnapshot.EMPTY.with(1, List.of(book("bybit", 55), book("okx", 600)));
        assertEquals(Duration.ofSeconds(5), after(seen("binance", 20)));
    }

    @Test
    void a_caller_s_max_age_is_a_border() {
        maxAge = Optional.of(Duration.ofSeconds(30));
        assertEquals(Duration.ofSeconds(10), after(seen("binance", 20)));
    }

    @Test
    void a_figure_that_nobody_reads_again_changes_when_it_grows_stale_and_then_unavailable() {
        change(json -> json.set("refresh", refresh("PT1M", false).put("active", false)));
        assertEquals(Duration.ofSeconds(60), after(seen("binance", 20)));
        assertEquals(Duration.ofSeconds(10), after(seen("binance", 290)));
        assertEquals(Duration.ofSeconds(20), after(seen("binance", 880)));
    }

    @Test
    void the_borders_of_a_rule_s_validity_change_what_it_adjusts() {
        assertEquals(Duration.ofSeconds(7), withRule(NOW.plusSeconds(7), null, true));
        assertEquals(Duration.ofSeconds(9), withRule(NOW.minusSeconds(7), NOW.plusSeconds(9), true));
        assertEquals(Duration.ofSeconds(40), withRule(NOW.plusSeconds(7), null, false));
    }

    private Duration withRule(Instant from, Instant until, boolean active) {
        settings = FirstStart.settings();
        change(json -> ((ArrayNode) json.path("adjustments"))
                .addObject()
                .put("id", "r-1")
                .put("mode", "PERCENT")
                .put("value", "2")
                .put("direction", "MARKUP")
                .put("active", active)
                .put("valid_from", from.toString())
                .put("valid_until", until == null ? null : until.toString())
                .put("reason", "campaign"));
        return after(seen("binance", 20));
    }

    private Duration after(Shown... shown) {
        Freshness freshness = new Freshness(settings, NOW, maxAge);
        return new NextChange(settings, freshness, books).after(List.of(shown));
    }

    private static Shown seen(String platform, int secondsAgo) {
        return new Shown(BUY, List.of("binance", "bybit", "okx"), platform, NOW.minusSeconds(secondsAgo));
    }

    private static OfferBook book(String platform, int secondsAgo) {
        return Books.book(platform, BUY, NOW.minusSeconds(secondsAgo));
    }

    private static ObjectNode refresh(String interval, boolean adaptive) {
        return MarketJson.mapper()
                .createObjectNode()
                .put("interval", interval)
                .put("active", true)
                .put("adaptive", adaptive);
    }

    private void platform(String code, Consumer<ObjectNode> edit) {
        change(json -> json.path("platforms").forEach(platform -> {
            if (platform.path("code").asText().equals(code)) {
                edit.accept((ObjectNode) platform);
            }
        }));
    }

    private void change(Consumer<ObjectNode> edit) {
        ObjectNode json = MarketJson.mapper().valueToTree(settings);
        edit.accept(json);
        settings = MarketJson.read(json.toString(), Settings.class);
    }
}
