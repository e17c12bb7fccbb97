package io.usdtaggregator.engine.updates;

import static io.usdtaggregator.model.settings.SettingsBuilder.fixed;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Books;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.Authorship;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LegStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One market, read by read, as computations see it. */
class RateUpdatesTest {
    private static final Instant START = Instant.parse("2026-08-21T12:00:00Z");
    private static final Market BUY = new Place("XOF", null).buy();

    private Settings settings = settings()
            .version(1)
            .withoutOutlierCut()
            .alerts(FirstStart.settings().alerts())
            .build();
    private Optional<Rate> published = Optional.empty();
    private Optional<PreviousRate> basis = Optional.empty();
    private RateUpdate last;

    @ParameterizedTest
    @CsvSource({"750, false", "750.01, true", "450, false", "449.99, true"})
    void only_what_moved_more_than_25_percent_is_held_back(String price, boolean held) {
        read(0, 1, "600");
        read(60, 1, price);

        assertEquals(held, isHeld());
        assertShown(held ? "600" : price);
    }

    @Test
    void a_read_after_an_edit_of_settings_is_held_back_though_another_one_was_held_before() {
        read(0, 1, "600");
        read(60, 1, "1000");
        edit(2);
        judgedAgain(60, 2, "1000");
        assertShown("600");

        read(120, 2, "3000");

        assertShown("600");
        assertTrue(isHeld());
    }

    @Test
    void a_read_that_comes_with_an_edit_is_held_back_though_the_last_book_was_never_filtered_again() {
        read(0, 1, "600");
        edit(2);

        read(60, 2, "3000");
        assertShown("600");

        read(120, 2, "3000");
        assertShown("3000");
    }

    @Test
    void a_jump_that_jumps_again_is_published_once_two_reads_agree() {
        read(0, 1, "600");
        read(60, 1, "1000");
        read(120, 1, "3000");
        assertShown("600");

        read(180, 1, "3000");

        assertShown("3000");
    }

    @Test
    void the_published_read_judged_anew_by_an_edit_is_staffs_word() {
        read(0, 1, "600", "1000");
        edit(2);

        judgedAgain(0, 2, "1000");

        assertShown("1000");
        assertEquals(List.of(), told(AlertKind.VARIATION), "what staff's own change moves is no alert");
    }

    /** FIXED -12: the raw figure hardly moves, the adjusted one does. */
    @ParameterizedTest
    @CsvSource({
        "12.3, 11.5, 11.5, it would leave nothing and is skipped",
        "11.5, 12.3, 0.3, it was skipped and applies again",
        "12.3, 12.6, 0.6, it leaves twice as much"
    })
    void an_adjusted_figure_that_jumps_waits_for_a_second_read(String first, String then, String shown, String why) {
        withRule("12");
        read(0, 1, first);
        String before = published.flatMap(Rate::number).orElseThrow().toPlainString();

        read(60, 1, then);
        assertTrue(isHeld(), why);
        assertShown(before);
        assertEquals(1, told(AlertKind.HELD_BACK).size());
        assertEquals(List.of(), told(AlertKind.VARIATION));
        judgedAgain(60, 1, then);
        assertShown(before);

        read(120, 1, then);
        assertFalse(isHeld());
        assertShown(shown);
    }

    @Test
    void a_rule_that_is_skipped_for_one_read_only_changes_nothing() {
        withRule("12");
        read(0, 1, "12.3");
        read(60, 1, "11.5");
        assertEquals(
                List.of("rate moved from 0.3 to 11.5 (raw rate 12.3 -> 11.5 (-6.50 %) on binance; rule r (MARKDOWN 12"
                        + " FIXED) -> none; the rule would have left zero or less) and waits for a second read"),
                told(AlertKind.HELD_BACK));

        read(120, 1, "12.3");

        assertFalse(isHeld());
        assertShown("0.3");
    }

    @Test
    void a_held_figure_is_not_confirmed_by_one_to_which_the_rule_does_not_apply() {
        withRule("12");
        read(0, 1, "12.3");
        read(60, 1, "12.6");

        read(120, 1, "11.5");

        assertTrue(isHeld());
        assertShown("0.3");
    }

    @Test
    void staffs_own_rule_is_published_at_once_with_the_same_read_and_with_a_new_one() {
        withRule("12");
        read(0, 1, "24");
        settings = settings().version(2).withoutOutlierCut().build();
        judgedAgain(0, 2, "24");
        assertShown("24");

        withRule("12");
        read(60, 1, "24.1");

        assertFalse(isHeld());
        assertShown("12.1");
        assertEquals(List.of(), told(AlertKind.VARIATION), "what staff's own change moves is no alert");
    }

    @Test
    void a_figure_at_which_a_cross_rule_stops_applying_waits_for_a_second_read() {
        withCrossRule("12");
        read(0, 1, "12.3");
        read(60, 1, "11.5");
        assertShown("12.3");
        assertEquals(
                List.of(
                        "rate moved from 12.3 to 11.5 (raw rate 12.3 -> 11.5 (-6.50 %) on binance; cross rules that would"
                                + " leave zero or less: c) and waits for a second read"),
                told(AlertKind.HELD_BACK));

        read(120, 1, "11.6");

        assertFalse(isHeld());
        assertShown("11.6");
    }

    @Test
    void a_cross_rule_that_is_skipped_for_one_read_only_changes_nothing() {
        withCrossRule("12");
        read(0, 1, "12.3");
        read(60, 1, "11.5");
        assertTrue(isHeld());

        read(120, 1, "12.2");

        assertFalse(isHeld());
        assertShown("12.2");
    }

    @Test
    void a_cross_rule_that_applies_again_waits_too_and_is_not_confirmed_by_a_figure_at_which_it_does_not() {
        withCrossRule("12");
        read(0, 1, "11.5");
        read(60, 1, "12.3");
        assertTrue(isHeld());

        read(120, 1, "11.6");
        assertShown("11.6");
        read(180, 1, "12.3");
        assertShown("11.6");
        read(240, 1, "12.4");
        assertShown("12.4");
    }

    private void withCrossRule(String markdown) {
        settings = settings()
                .version(1)
                .withoutOutlierCut()
                .cross(new CrossAdjustmentRule(
                        "c",
                        "XOF",
                        "GHS",
                        AdjustmentMode.FIXED,
                        new LegStep(new BigDecimal(markdown), Direction.MARKDOWN),
                        new LegStep(BigDecimal.ZERO, Direction.MARKUP),
                        true,
                        Authorship.UNKNOWN))
                .build();
    }

    private void withRule(String markdown) {
        settings = settings()
                .version(1)
                .withoutOutlierCut()
                .rule(fixed("r", "XOF", null, null, markdown, Direction.MARKDOWN))
                .build();
    }

    @Test
    void a_number_is_remembered_through_an_empty_read() {
        read(0, 1, "600");
        read(60, 1);
        assertEquals(
                UnavailableReason.NO_ELIGIBLE_OFFERS,
                published.orElseThrow().whyUnpriced().orElseThrow());

        read(120, 1, "1800");
        assertTrue(isHeld());
        assertFalse(published.orElseThrow().isPriced(), "nothing is shown until it is confirmed");

        read(180, 1, "1800");
        assertShown("1800");
        assertEquals(
                List.of("rate moved from 600 to 1800: raw rate 600 -> 1800 (+200.00 %) on binance"),
                told(AlertKind.VARIATION));
    }

    @Test
    void a_number_is_remembered_through_an_outage() {
        read(0, 1, "600");
        compute(1200, Books.priced("binance", BUY, START, "600"));
        assertEquals(
                UnavailableReason.TOO_OLD, published.orElseThrow().whyUnpriced().orElseThrow());

        read(1260, 1, "700");

        assertShown("700");
        assertEquals(1, told(AlertKind.VARIATION).size());
        compute(3000, Books.priced("binance", BUY, START.plusSeconds(1260), "700"));
        read(3060, 1, "2100");
        assertTrue(isHeld());
    }

    @Test
    void the_number_remembered_survives_as_json() {
        read(0, 1, "600");
        read(60, 1);

        PreviousRate written = basis.orElseThrow();

        assertEquals(written, MarketJson.read(MarketJson.write(written), PreviousRate.class));
        assertEquals(0, written.withNumber().orElseThrow().rate().compareTo(new BigDecimal("600")));
    }

    @Test
    void anything_that_callers_see_of_a_rate_makes_a_new_id_and_an_instant_does_not() {
        read(0, 1, "600", "610", "620");
        String first = published.orElseThrow().rateId();
        read(60, 1, "600", "610", "620");
        assertEquals(first, published.orElseThrow().rateId());
        assertEquals(
                START.plusSeconds(60), published.orElseThrow().lastObservedAt().orElseThrow());

        read(120, 1, "600", "611", "620");
        String median = published.orElseThrow().rateId();
        read(180, 1, "600", "611", "621");
        String offers = published.orElseThrow().rateId();
        compute(181, flagged(180, "600", "611", "621"));
        String flags = published.orElseThrow().rateId();

        assertEquals(4, Set.of(first, median, offers, flags).size());
        assertEquals(Optional.of(TickKind.CHANGE), last.tick());
    }

    private static OfferBook flagged(int second, String... prices) {
        return new OfferBook(
                second,
                "binance",
                BUY,
                START.plusSeconds(second),
                1,
                Books.priced("binance", BUY, START, prices).offers(),
                List.of(),
                Set.of(BookFlag.SIDE_SUSPECT));
    }

    @Test
    void an_unchanged_rate_leaves_one_tick_an_hour() {
        read(0, 1, "600");
        assertEquals(Optional.of(TickKind.CHANGE), last.tick());
        read(3599, 1, "600");
        assertTrue(last.tick().isEmpty());

        read(3600, 1, "600");
        assertEquals(Optional.of(TickKind.HEARTBEAT), last.tick());
        read(3660, 1, "600");
        assertTrue(last.tick().isEmpty());
    }

    @Test
    void a_rate_that_is_held_leaves_its_hourly_tick_too() {
        read(0, 1, "600");
        read(3540, 1, "1000");
        assertEquals(Optional.of(TickKind.CHANGE), last.tick(), "that it is held back is a new answer");

        judgedAgain(3540, 1, "1000");
        assertTrue(last.tick().isEmpty());
        compute(3600, filtered(3540, 1, "1000"));

        assertEquals(Optional.of(TickKind.HEARTBEAT), last.tick());
        assertShown("600");
        compute(3660, filtered(3540, 1, "1000"));
        assertTrue(last.tick().isEmpty(), "one an hour");
    }

    @Test
    void a_market_that_loses_all_its_offers_is_thin_and_one_that_never_had_any_is_no_news() {
        read(0, 1);
        assertEquals(List.of(), told(AlertKind.THIN_BOOK));
        read(60, 1, "600", "601", "602");
        assertEquals(List.of(), told(AlertKind.THIN_BOOK));

        read(120, 1);

        assertTrue(published.orElseThrow().quality().flags().contains(BookFlag.THIN_BOOK));
        assertEquals(List.of("only 0 eligible offers"), told(AlertKind.THIN_BOOK));
    }

    @Test
    void a_market_that_becomes_thin_is_told_once_and_one_that_always_was_is_no_news() {
        read(0, 1, "600");
        read(60, 1, "601");
        assertEquals(List.of(), told(AlertKind.THIN_BOOK), "it began thin");
        read(120, 1, "600", "601", "602");
        read(180, 1, "600");
        assertEquals(List.of("only 1 eligible offers"), told(AlertKind.THIN_BOOK));

        read(240, 1, "601");

        assertEquals(List.of(), told(AlertKind.THIN_BOOK));
    }

    @ParameterizedTest
    @CsvSource({"665, WARNING", "749, WARNING", "751, CRITICAL"})
    void a_move_beyond_the_hold_back_limit_is_critical(String price, AlertSeverity severity) {
        read(0, 1, "600");
        read(60, 1, price);
        if (isHeld()) {
            read(120, 1, price);
        }

        assertEquals(List.of(severity), severities());
    }

    @Test
    void a_fallback_is_told_when_it_is_taken_and_not_at_a_start() {
        settings = settings().version(1).withoutOutlierCut().build();
        compute(0, from("bybit", 0, "600"));
        assertEquals(List.of(), told(AlertKind.FALLBACK), "the default platform has not been read yet");
        compute(1, from("binance", 1, "600"));

        compute(60, from("bybit", 60, "600"));
        assertEquals(1, told(AlertKind.FALLBACK).size());
        compute(120, from("bybit", 120, "601"));
        assertEquals(List.of(), told(AlertKind.FALLBACK));
    }

    private static OfferBook from(String platform, int second, String price) {
        return Books.priced(platform, BUY, START.plusSeconds(second), price);
    }

    private List<AlertSeverity> severities() {
        return last.alerts().stream()
                .filter(concern -> concern.kind() == AlertKind.VARIATION)
                .map(AlertCondition::severity)
                .toList();
    }

    @Test
    void a_suspect_book_is_told_by_platform_and_place_whether_it_serves_or_not_until_it_is_too_old() {
        OfferBook suspect = suspect(BUY);
        MarketBooks buying = MarketBooks.of(BUY, List.of(Books.priced("binance", BUY, START, "600"), suspect));
        MarketBooks selling = MarketBooks.of(BUY.otherSide(), List.of(suspect(BUY.otherSide())));

        List<AlertCondition> told = new SuspectSides(settings, START).of(List.of(buying, selling));

        assertEquals(
                List.of(AlertCondition.of(
                        AlertKind.SIDE_SUSPECT,
                        "bybit XOF",
                        "bybit:XOF:-",
                        "BUY prices lie below SELL prices; BUY offers hold 1000000 USDT, SELL offers 1000000")),
                told);
        assertEquals(List.of(), new SuspectSides(settings, START.plusSeconds(901)).of(List.of(buying, selling)));
    }

    private static OfferBook suspect(Market market) {
        OfferBook book = Books.priced("bybit", market, START, "600");
        return new OfferBook(1, "bybit", market, START, 1, book.offers(), List.of(), Set.of(BookFlag.SIDE_SUSPECT));
    }

    private void edit(long version) {
        settings = settings().version(version).withoutOutlierCut().build();
    }

    /** A new read at that second, filtered under those settings, and computed at once. */
    private void read(int second, long filteredUnder, String... prices) {
        compute(second, filtered(second, filteredUnder, prices));
    }

    /** The read of that second once more, as later settings filter it. */
    private void judgedAgain(int second, long filteredUnder, String... prices) {
        compute(second + 1, filtered(second, filteredUnder, prices));
    }

    private static OfferBook filtered(int second, long settingsVersion, String... prices) {
        Instant at = START.plusSeconds(second);
        return new OfferBook(
                second,
                "binance",
                BUY,
                at,
                settingsVersion,
                Books.priced("binance", BUY, START, prices).offers(),
                List.of(),
                Set.of());
    }

    private void compute(int second, OfferBook book) {
        Instant now = START.plusSeconds(second);
        MarketBooks books = MarketBooks.of(BUY, List.of(book));
        Rate made = new RateCalculation(settings).make(Rate.POLICY, books, now, second + 1);
        RateUpdates updates = new RateUpdates(settings, now);
        last = new HoldBack(settings).mustWait(made, books, basis)
                ? updates.heldBack(made.priced().orElseThrow(), published.orElseThrow(), books, basis.orElseThrow())
                : updates.published(made, books, basis);
        if (last.publish()) {
            published = Optional.of(last.rate());
            basis = Optional.of(last.previous());
        }
    }

    private boolean isHeld() {
        return published.orElseThrow().quality().flags().contains(BookFlag.HELD_BACK);
    }

    private void assertShown(String number) {
        assertEquals(
                0,
                published.flatMap(Rate::number).orElseThrow().compareTo(new BigDecimal(number)),
                published.toString());
    }

    private List<String> told(AlertKind kind) {
        return last.alerts().stream()
                .filter(concern -> concern.kind() == kind)
                .map(AlertCondition::message)
                .toList();
    }
}
