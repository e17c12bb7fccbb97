package io.usdtaggregator.engine.updates;

import static io.usdtaggregator.model.market.Books.priced;
import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/domain.md 8: a loss of Redis is no news. */
class RestoredRateTest {
    private static final Instant READ = Instant.parse("2026-08-21T12:00:00Z");
    private static final Instant LOST = READ.plusSeconds(20);
    private static final Market BUY = new Place("XOF", null).buy();
    private static final Settings SETTINGS = settings().build();

    private final PricedRate restored =
            aRate().in(BUY).at("600").observedAt(READ).build();
    private final Rate noBook = aRate().in(BUY).unpriced(UnavailableReason.NO_BOOK);
    private final RestoredRate rate = new RestoredRate(
            LOST, Map.of(RedisKeys.rateField("binance", BUY), READ, RedisKeys.rateField("bybit", BUY), READ));

    @ParameterizedTest
    @CsvSource({"30, true", "299, true", "301, true", "899, true", "901, false"})
    void it_stands_without_its_book_until_it_is_unavailable(int seconds, boolean stands) {
        assertEquals(stands, stands(restored, noBook, READ.plusSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"299, true", "301, false"})
    void another_platform_serves_once_it_is_stale(int seconds, boolean stands) {
        Instant now = READ.plusSeconds(seconds);
        PricedRate fallback =
                aRate().in(BUY).at("601").observedAt(now.minusSeconds(5)).build();

        assertEquals(stands, stands(restored, fallback, now, priced("bybit", BUY, now.minusSeconds(5), "601")));
    }

    @Test
    void an_older_book_that_an_engine_remembers_does_not_replace_it() {
        Instant now = READ.plusSeconds(301);
        Instant older = READ.minusSeconds(60);
        PricedRate computed = aRate().in(BUY).at("590").observedAt(older).build();

        assertTrue(stands(restored, computed, now, priced("binance", BUY, older, "590")));
    }

    @ParameterizedTest
    @CsvSource({"59, true", "61, false"})
    void it_waits_a_minute_for_the_books_that_were_judged_together_with_its_own(int seconds, boolean stands) {
        Instant now = LOST.plusSeconds(seconds);
        PricedRate computed = aRate().in(BUY).at("600").observedAt(now).build();

        assertEquals(stands, stands(restored, computed, now, priced("binance", BUY, now, "600")));
    }

    @Test
    void it_is_computed_anew_once_all_books_are_read_again() {
        Instant now = LOST.plusSeconds(3);
        PricedRate computed = aRate().in(BUY).at("602").observedAt(now).build();

        assertFalse(
                stands(restored, computed, now, priced("binance", BUY, now, "602"), priced("bybit", BUY, now, "603")));
    }

    @Test
    void it_falls_with_a_platform_that_staff_switched_off() {
        Settings without = settings().platforms("bybit").build();
        Instant now = LOST.plusSeconds(3);

        assertFalse(rate.stands(without, restored, noBook, Map.of(BUY, MarketBooks.of(BUY, List.of())), now));
    }

    @Test
    void what_had_no_number_says_so_until_there_is_a_book() {
        Rate empty = aRate().in(BUY).unpriced(UnavailableReason.NO_ELIGIBLE_OFFERS);

        assertTrue(stands(empty, noBook, LOST.plusSeconds(3000)));
    }

    private boolean stands(Rate before, Rate computed, Instant now, OfferBook... books) {
        return rate.stands(SETTINGS, before, computed, Map.of(BUY, MarketBooks.of(BUY, List.of(books))), now);
    }
}
