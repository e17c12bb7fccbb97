package io.usdtaggregator.collector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.usdtaggregator.collector.FakePlatform.answers;
import static io.usdtaggregator.collector.FakePlatform.asked;
import static io.usdtaggregator.collector.FakePlatform.book;
import static io.usdtaggregator.collector.FakePlatform.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.All;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.refresh.RefreshAnswer;
import io.usdtaggregator.collector.budget.BudgetAnswer;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.lease.Admission;
import io.usdtaggregator.collector.lease.Lease;
import io.usdtaggregator.collector.lease.LeaseClock;
import io.usdtaggregator.collector.lease.PollAdmission;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.publishing.BookStore;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.Refresh;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakePlatform.class)
class CollectorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Inject
    RedisDataSource redis;

    @Inject
    BookStore books;

    @Inject
    @All
    List<Platform> platforms;

    @Inject
    PlatformBudget budgets;

    @Inject
    PollAdmission admission;

    @Inject
    MoreCollectors collectors;

    @Inject
    CollectorConfig config;

    private Staff staff;

    @BeforeEach
    void an_unburdened_platform() {
        staff = new Staff(redis);
        redis.key().del("budget:{binance}", "budget:{binance}:pause", "budget:{binance}:slots");
    }

    @Test
    void a_read_becomes_a_filtered_book_that_is_announced() {
        answers(
                "XOF",
                "BUY",
                book(
                        offer("1", "XOF", "BUY", "600", "1000", "9999"),
                        offer("2", "XOF", "BUY", "601", "1000", "10000")));
        staff.set("XOF", SECOND, true, List.of(atLeast("XOF", "10000")));
        OfferBook book = await().until(() -> stored("XOF", TradeType.BUY), Optional::isPresent)
                .orElseThrow();
        assertEquals(List.of("2"), book.offers().stream().map(Offer::offerId).toList());
        assertEquals(Map.of(DropReason.LIQUIDITY, 1), book.excluded());
        DroppedOffer dropped = book.dropped().get(0);
        assertEquals("1", dropped.offerId());
        assertEquals("outside the liquidity limits", dropped.detail());
        assertEquals(new BigDecimal("600"), dropped.offer().price());
        assertTrue(Duration.between(book.observedAt(), Instant.now()).abs().compareTo(Duration.ofMinutes(1)) < 0);
        String key = RedisKeys.book("binance", book.market());
        await().until(() ->
                redis.stream(String.class).xrange(RedisKeys.OFFERS_STREAM, StreamRange.of("-", "+")).stream()
                        .anyMatch(entry -> entry.payload().get("key").equals(key)));
        await().until(() -> record("XOF", TradeType.BUY)
                .filter(one -> one.status() == ReadStatus.READ)
                .isPresent());
        assertTrue(redis.key().pttl(key) > Duration.ofHours(23).toMillis());
    }

    @Test
    void a_failed_read_keeps_the_last_good_book() {
        answers("GHS", "BUY", book(offer("1", "GHS", "BUY", "15.5", "100", "1000")));
        staff.set("GHS", SECOND, true, List.of());
        await().until(() -> stored("GHS", TradeType.BUY).isPresent());
        answers(
                "GHS",
                "BUY",
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>Are you a robot?</html>"));
        ReadRecord failed = await().until(() -> record("GHS", TradeType.BUY), one -> one.filter(
                                last -> last.status() == ReadStatus.REFUSED)
                        .isPresent())
                .orElseThrow();
        Instant observed = stored("GHS", TradeType.BUY).orElseThrow().observedAt();
        assertEquals(observed, failed.lastGoodAt());
        assertTrue(failed.failingSince().isAfter(observed));
        assertFalse(failed.goodLatencyMillis().isEmpty(), "how long good reads took stays known");
        assertEquals(1, stored("GHS", TradeType.BUY).orElseThrow().offers().size());
    }

    /** Four answers whose body never ended, and no request to that platform left any more. */
    @Test
    void answers_that_never_end_are_unreachable_and_the_platform_is_read_again() {
        int hour = 3_600_000;
        String body = "{\"code\":" + " ".repeat(100);
        for (String side : List.of("BUY", "SELL")) {
            answers("DZD", side, aResponse().withBody(body).withChunkedDribbleDelay(50, hour));
        }
        staff.set("DZD", SECOND, true, List.of());
        await().atMost(Duration.ofMinutes(1)).until(() -> record("DZD", TradeType.BUY)
                .filter(one -> one.status() == ReadStatus.UNREACHABLE)
                .isPresent());

        answers("DZD", "BUY", book(offer("1", "DZD", "BUY", "240", "100", "1000")));
        answers("DZD", "SELL", book());

        await().atMost(Duration.ofMinutes(2))
                .until(() -> stored("DZD", TradeType.BUY).isPresent());
        RestAssured.get("/q/health/live").then().statusCode(200);
    }

    @Test
    void retry_after_is_honoured_by_all() {
        answers("KES", "BUY", aResponse().withStatus(429).withHeader("Retry-After", "600"));
        answers("KES", "SELL", aResponse().withStatus(429).withHeader("Retry-After", "600"));
        staff.set("KES", SECOND, true, List.of());
        await().until(() -> redis.key().exists("budget:{binance}:pause"));
        assertTrue(redis.key().pttl("budget:{binance}:pause") > 500_000);
        int requests = asked("KES", "BUY").size() + asked("KES", "SELL").size();
        assertTrue(requests <= 2, "requests: " + requests);
        Budget budget = new Budget(6000, 50, 4);
        assertEquals(
                BudgetAnswer.Grant.PAUSED,
                grant(begin("binance", Market.zone("KES", TradeType.BUY), budget, "another")));
        assertEquals(
                BudgetAnswer.Grant.PAUSED,
                budgets.take("binance", budget)
                        .await()
                        .atMost(Duration.ofMinutes(1))
                        .grant());
    }

    @Test
    void a_retry_after_that_is_over_pauses_like_none() {
        answers("KES", "BUY", aResponse().withStatus(429).withHeader("Retry-After", "0"));
        answers("KES", "SELL", aResponse().withStatus(429).withHeader("Retry-After", "0"));
        staff.set("KES", SECOND, true, List.of());

        await().until(() -> redis.key().exists("budget:{binance}:pause"));

        assertTrue(redis.key().pttl("budget:{binance}:pause") > 20_000);
    }

    @ParameterizedTest
    @CsvSource({"403, 600, 500000", "429, 899, 800000", "429, 20000, 800000", "429, 99999999999999, 800000"})
    void a_pause_is_as_long_as_asked_up_to_a_quarter_of_an_hour(int status, String seconds, long leastMillis) {
        answers("KES", "BUY", aResponse().withStatus(status).withHeader("Retry-After", seconds));
        answers("KES", "SELL", aResponse().withStatus(status).withHeader("Retry-After", seconds));
        staff.set("KES", SECOND, true, List.of());

        await().until(() -> redis.key().exists("budget:{binance}:pause"));

        long left = redis.key().pttl("budget:{binance}:pause");
        assertTrue(left > leastMillis && left <= Duration.ofMinutes(15).toMillis(), "left: " + left);
        // The other side's poll, which had begun before, pauses the platform too: within this case and not the next.
        await().until(() -> !redis.key().exists("budget:{binance}:slots"));
    }

    @Test
    void an_empty_read_after_a_full_book_is_read_twice_before_it_is_believed() {
        answers("UGX", "BUY", book(offer("1", "UGX", "BUY", "3700", "100", "1000")));
        staff.set("UGX", LONG, true, List.of());
        await().until(() -> stored("UGX", TradeType.BUY).isPresent());
        answers("UGX", "BUY", book());
        int before = asked("UGX", "BUY").size();
        staff.refreshNow();
        await().until(() -> stored("UGX", TradeType.BUY).orElseThrow().offers().isEmpty());
        assertEquals(2, asked("UGX", "BUY").size() - before);
    }

    @Test
    void refresh_now_reads_each_market_once_even_while_polling_is_paused() {
        answers("TZS", "BUY", book(offer("1", "TZS", "BUY", "2600", "100", "1000")));
        staff.set("TZS", LONG, false, List.of());
        staff.refreshNow();
        await().until(() -> stored("TZS", TradeType.BUY).isPresent());
        assertEquals(1, asked("TZS", "BUY").size());
    }

    @Test
    void refresh_now_is_answered_with_what_is_not_read_and_why() {
        answers("TZS", "BUY", book(offer("1", "TZS", "BUY", "2600", "100", "1000")));
        staff.set("TZS", LONG, false, List.of());
        assertEquals(List.of(), notRead(staff.refreshNow()));

        redis.value(String.class).psetex(RedisKeys.budget("binance") + ":pause", 600_000, "throttled");
        RefreshAnswer.NotRead asked = notRead(staff.refreshNow()).get(0);
        assertEquals("binance", asked.platform());
        assertEquals("paused_by_platform", asked.reason());
        assertTrue(asked.until().isAfter(Instant.now().plusSeconds(500)));

        redis.value(String.class).psetex(RedisKeys.budget("binance") + ":pause", 600_000, "circuit");
        assertEquals(
                "resting_after_failures", notRead(staff.refreshNow()).get(0).reason());

        staff.set("htx", new Budget(60, 5, 2), "XOF", new Refresh(LONG, false), List.of());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> notRead(staff.refreshNow()).get(0).reason().equals("no_markets"));
    }

    private List<RefreshAnswer.NotRead> notRead(String requestId) {
        String key = RedisKeys.refreshAnswers(requestId);
        await().atMost(Duration.ofMinutes(1)).until(() -> redis.key().exists(key));
        return redis.hash(String.class).hvals(key).stream()
                .map(json -> MarketJson.read(json, RefreshAnswer.class))
                .findFirst()
                .orElseThrow()
                .notRead();
    }

    @Test
    void changed_settings_filter_the_last_book_again_without_a_request() {
        answers(
                "RWF",
                "BUY",
                book(
                        offer("1", "RWF", "BUY", "1400", "100", "9999"),
                        offer("2", "RWF", "BUY", "1401", "100", "10000")));
        staff.set("RWF", LONG, true, List.of());
        OfferBook first = await().until(() -> stored("RWF", TradeType.BUY), Optional::isPresent)
                .orElseThrow();
        assertEquals(2, first.offers().size());
        Settings changed = staff.set("RWF", LONG, true, List.of(atLeast("RWF", "10000")));
        OfferBook again = await().until(
                        () -> stored("RWF", TradeType.BUY),
                        book -> book.orElseThrow().settingsVersion() == changed.version())
                .orElseThrow();
        assertEquals(1, again.offers().size());
        assertEquals(first.observedAt(), again.observedAt());
        assertTrue(again.version() > first.version());
        assertEquals(1, asked("RWF", "BUY").size());
    }

    @Test
    void swapped_sides_make_both_books_suspect() {
        answers("ZAR", "BUY", book(offer("1", "ZAR", "BUY", "17", "100", "1000")));
        answers("ZAR", "SELL", book(offer("2", "ZAR", "SELL", "18", "100", "1000")));
        staff.set("ZAR", SECOND, true, List.of());
        await().until(() -> isSuspect("ZAR", TradeType.BUY) && isSuspect("ZAR", TradeType.SELL));
        answers("ZAR", "SELL", book(offer("2", "ZAR", "SELL", "16.9", "100", "1000")));
        await().until(() -> stored("ZAR", TradeType.BUY).isPresent()
                && !isSuspect("ZAR", TradeType.BUY)
                && !isSuspect("ZAR", TradeType.SELL));
    }

    @Test
    void two_schedulers_never_poll_a_market_twice_in_an_interval() {
        answers("NGN", "BUY", book(offer("1", "NGN", "BUY", "1500", "100", "1000")));
        try (MoreCollectors.Running second = collectors.start(platforms)) {
            staff.set("NGN", SECOND, true, List.of());
            await().until(() -> asked("NGN", "BUY").size() >= 5);
            List<Instant> times = asked("NGN", "BUY");
            for (int i = 1; i < times.size(); i++) {
                Duration between = Duration.between(times.get(i - 1), times.get(i));
                assertTrue(between.toMillis() > 700, "only " + between + " between two polls");
            }
        }
    }

    @Test
    void a_writer_that_was_stopped_past_its_lease_does_not_overwrite_a_newer_book() {
        Market market = Market.zone("GMD", TradeType.BUY);
        long early = token(market);
        long late = token(market);
        Instant now = Instant.now();
        assertTrue(books.write(empty(late, market, now)).await().atMost(Duration.ofMinutes(1)));
        assertFalse(
                books.write(empty(early, market, now.minusSeconds(90))).await().atMost(Duration.ofMinutes(1)));
        assertEquals(now, stored("GMD", TradeType.BUY).orElseThrow().observedAt());
    }

    @Test
    void a_newer_read_is_not_lost_to_an_older_one_filtered_again_meanwhile() {
        Market market = Market.zone("GNF", TradeType.BUY);
        long read = token(market);
        long filtered = token(market);
        Instant now = Instant.now();
        assertTrue(books.write(empty(filtered, market, now.minusSeconds(60)))
                .await()
                .atMost(Duration.ofMinutes(1)));
        assertTrue(books.write(empty(read, market, now)).await().atMost(Duration.ofMinutes(1)));
        assertEquals(now, stored("GNF", TradeType.BUY).orElseThrow().observedAt());
    }

    @Test
    void an_older_book_filtered_again_never_covers_a_read_that_came_meanwhile() {
        Market market = Market.zone("SLE", TradeType.BUY);
        Instant now = Instant.now();
        OfferBook old = empty(token(market), market, now.minusSeconds(60));
        assertTrue(books.write(old).await().atMost(Duration.ofMinutes(1)));
        OfferBook read = empty(token(market), market, now);
        assertTrue(books.write(read).await().atMost(Duration.ofMinutes(1)));

        OfferBook oldOnceMore = empty(token(market), market, old.observedAt());
        assertFalse(books.replace(old, oldOnceMore).await().atMost(Duration.ofMinutes(1)));
        assertEquals(read, stored("SLE", TradeType.BUY).orElseThrow());
        OfferBook readOnceMore = empty(token(market), market, now);
        assertTrue(books.replace(read, readOnceMore).await().atMost(Duration.ofMinutes(1)));
        assertEquals(readOnceMore, stored("SLE", TradeType.BUY).orElseThrow());
    }

    @Test
    void the_budget_lets_a_burst_through_and_spaces_the_rest() {
        Budget budget = new Budget(60, 3, 4);
        List<Duration> delays = IntStream.range(0, 5)
                .mapToObj(i -> budgets.take("test-burst", budget)
                        .await()
                        .atMost(Duration.ofMinutes(1))
                        .delay())
                .toList();
        assertEquals(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO), delays.subList(0, 3));
        assertTrue(delays.get(3).toMillis() > 0 && delays.get(3).toMillis() <= 1000, delays.toString());
        assertTrue(delays.get(4).toMillis() > 1000 - 500 && delays.get(4).toMillis() <= 2000, delays.toString());
    }

    @Test
    void no_more_reads_at_once_than_staff_allow_and_one_probe_after_failures() {
        Budget budget = new Budget(60, 3, 2);
        assertEquals(BudgetAnswer.Grant.GRANTED, enter(budget, "a"));
        assertEquals(BudgetAnswer.Grant.GRANTED, enter(budget, "b"));
        assertEquals(BudgetAnswer.Grant.NOT_NOW, enter(budget, "c"));
        leave("test-slots", "a", false);
        leave("test-slots", "b", false);
        for (int i = 0; i < config.polling().failuresBeforeBreak(); i++) {
            assertEquals(BudgetAnswer.Grant.GRANTED, enter(budget, "a"));
            budgets.failed("test-slots").await().atMost(Duration.ofMinutes(1));
        }
        assertEquals(BudgetAnswer.Grant.PAUSED, enter(budget, "b"));
        redis.key().del("budget:{test-slots}:pause");
        leave("test-slots", "a", false);
        assertEquals(BudgetAnswer.Grant.GRANTED, enter(budget, "a"));
        assertEquals(BudgetAnswer.Grant.NOT_NOW, enter(budget, "b"));
        leave("test-slots", "a", true);
        assertEquals(BudgetAnswer.Grant.GRANTED, enter(budget, "b"));
    }

    @Test
    void a_poll_that_may_not_begin_takes_neither_slot_nor_lease_nor_token() {
        Market first = Market.zone("XOF", TradeType.BUY);
        Market second = Market.zone("XOF", TradeType.SELL);
        Budget one = new Budget(60, 2, 1);
        assertEquals(BudgetAnswer.Grant.GRANTED, grant(begin("test-begin", first, one, "a", false)));

        assertEquals(new Admission.Refused(Duration.ZERO), begin("test-begin", second, one, "b", false));
        assertFalse(redis.key().exists(RedisKeys.pollLease("test-begin", second)));

        leave("test-begin", "a", true);
        Duration left = begin("test-begin", first, one, "c", false)
                .fold(begun -> Duration.ZERO, Admission.LeasedToAnother::left, refused -> Duration.ZERO);
        assertTrue(left.compareTo(LONG.dividedBy(2)) > 0, "the first one's lease lasts: " + left);

        Lease begun = begin("test-begin", second, one, "d", false)
                .fold(Admission.Begun::lease, leased -> null, refused -> null);
        assertEquals(List.of(new BudgetAnswer(BudgetAnswer.Grant.GRANTED, Duration.ZERO)), begun.tokens());
    }

    @Test
    void tokens_of_expected_requests_that_were_not_sent_are_given_back() {
        Budget oneASecond = new Budget(60, 2, 1);
        Market market = Market.zone("XOF", TradeType.BUY);
        Lease lease = begin("test-ahead", market, oneASecond, "a", 3)
                .fold(Admission.Begun::lease, leased -> null, refused -> null);
        assertEquals(3, lease.tokens().size());
        assertEquals(Duration.ZERO, lease.tokens().get(1).delay(), "the burst is two");
        assertTrue(lease.tokens().get(2).delay().toMillis() > 900, lease.toString());
        double booked = booked("test-ahead");

        admission
                .end(
                        new PollAdmission.Held("test-ahead", market, lease),
                        oneASecond,
                        new PollAdmission.Ending(true, false, 2))
                .await()
                .atMost(Duration.ofMinutes(1));

        assertEquals(booked - 2000, booked("test-ahead"), 0.01);
        assertEquals(0, redis.sortedSet(String.class).zcard(RedisKeys.budgetSlots("test-ahead")));
    }

    /** Until when the tokens of the budget are taken, in milliseconds. */
    private double booked(String platform) {
        return Double.parseDouble(redis.hash(String.class).hget(RedisKeys.budget(platform), "booked"));
    }

    @Test
    void a_poll_that_goes_on_keeps_its_lease_and_its_slot_and_ends_the_lease_with_its_interval() {
        Budget one = new Budget(60, 3, 1);
        Market market = Market.zone("XOF", TradeType.BUY);
        Lease lease = begin("test-keep", market, one, "a", true)
                .fold(Admission.Begun::lease, leased -> null, refused -> null);
        PollAdmission.Held poll = new PollAdmission.Held("test-keep", market, lease);
        String key = RedisKeys.pollLease("test-keep", market);

        admission.keep(poll, LONG.multipliedBy(3)).await().atMost(Duration.ofMinutes(1));

        assertTrue(redis.key().pttl(key) > LONG.multipliedBy(2).toMillis());
        assertTrue(slotEnd("test-keep", "a")
                > Instant.now().plus(LONG.multipliedBy(2)).toEpochMilli());

        end(poll, true, true);

        assertTrue(redis.key().pttl(key) <= LONG.toMillis());
        assertTrue(redis.key().pttl(key) > 0);
        assertEquals(0, redis.sortedSet(String.class).zcard(RedisKeys.budgetSlots("test-keep")));
    }

    @Test
    void a_poll_that_lost_its_lease_leaves_it_to_the_one_that_has_it() {
        Market market = Market.zone("XOF", TradeType.BUY);
        Lease lost = begin("test-lost", market, new Budget(60, 3, 2), "a", true)
                .fold(Admission.Begun::lease, leased -> null, refused -> null);
        begin("test-lost", market, new Budget(60, 3, 2), "b", true);
        String key = RedisKeys.pollLease("test-lost", market);
        PollAdmission.Held poll = new PollAdmission.Held("test-lost", market, lost);

        admission.keep(poll, LONG.multipliedBy(3)).await().atMost(Duration.ofMinutes(1));
        end(poll, false, true);

        assertTrue(redis.value(String.class).get(key).endsWith(":b"));
        assertTrue(redis.key().pttl(key) <= LONG.toMillis());
        assertEquals(List.of("b"), redis.sortedSet(String.class).zrange(RedisKeys.budgetSlots("test-lost"), 0, -1));
    }

    private double slotEnd(String platform, String holder) {
        return redis.sortedSet(String.class)
                .zscore(RedisKeys.budgetSlots(platform), holder)
                .orElse(0);
    }

    @Test
    void a_slot_that_nobody_keeps_is_given_to_the_next() {
        Budget one = new Budget(60, 3, 1);
        redis.sortedSet(String.class)
                .zadd(
                        RedisKeys.budgetSlots("test-dead"),
                        Instant.now().minusSeconds(1).toEpochMilli(),
                        "dead");

        assertEquals(
                BudgetAnswer.Grant.GRANTED, grant(begin("test-dead", Market.zone("XOF", TradeType.BUY), one, "a")));
        assertEquals(List.of("a"), redis.sortedSet(String.class).zrange(RedisKeys.budgetSlots("test-dead"), 0, -1));
    }

    @Test
    void a_refresh_for_which_no_slot_is_free_is_read_when_one_is() {
        String places = RedisKeys.budgetSlots("binance");
        answers("ETB", "SELL", book(offer("1", "ETB", "SELL", "2600", "100", "1000")));
        staff.set("ETB", LONG, false, List.of());
        for (String nobody : List.of("one", "two", "three", "four")) {
            redis.sortedSet(String.class)
                    .zadd(places, Instant.now().plusSeconds(3600).toEpochMilli(), nobody);
        }
        String request = staff.refreshNow();
        await().atMost(Duration.ofMinutes(1)).until(() -> Stream.of(TradeType.values())
                .map(type -> RedisKeys.refreshLease(request, "binance", Market.zone("ETB", type)))
                .anyMatch(redis.key()::exists));

        redis.key().del(places);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> stored("ETB", TradeType.SELL).isPresent());
    }

    @Test
    void it_is_live_and_measured() {
        RestAssured.get("/q/health/live").then().statusCode(200);
        RestAssured.get("/q/health/ready").then().statusCode(200);
        RestAssured.get("/q/metrics").then().statusCode(200);
    }

    private BudgetAnswer.Grant enter(Budget budget, String holder) {
        return grant(begin("test-slots", Market.zone("XOF", TradeType.BUY), budget, holder));
    }

    private void leave(String platform, String holder, boolean readWell) {
        end(poll(platform, holder), readWell, false);
    }

    private void end(PollAdmission.Held poll, boolean readWell, boolean leaseChanged) {
        admission
                .end(poll, new Budget(60, 1, 1), new PollAdmission.Ending(readWell, leaseChanged, 0))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private static PollAdmission.Held poll(String platform, String holder) {
        return new PollAdmission.Held(
                platform,
                Market.zone("XOF", TradeType.BUY),
                new Lease(new PollLeases.Terms(LONG, LONG), holder, new LeaseClock(0, 0), List.of(), true));
    }

    private static BudgetAnswer.Grant grant(Admission admission) {
        return admission.fold(
                begun -> BudgetAnswer.Grant.GRANTED,
                leased -> BudgetAnswer.Grant.NOT_NOW,
                refused -> refused.pause().isZero() ? BudgetAnswer.Grant.NOT_NOW : BudgetAnswer.Grant.PAUSED);
    }

    /** Whoever has the market's lease. */
    private Admission begin(String platform, Market market, Budget budget, String holder) {
        return begin(platform, market, budget, holder, true);
    }

    private Admission begin(String platform, Market market, Budget budget, String holder, int requests) {
        return begin(new PollAdmission.Candidate(
                platform, market, budget, new PollLeases.Terms(LONG, LONG), holder, LONG, requests, true));
    }

    private Admission begin(String platform, Market market, Budget budget, String holder, boolean force) {
        return begin(new PollAdmission.Candidate(
                platform, market, budget, new PollLeases.Terms(LONG, LONG), holder, LONG, 1, force));
    }

    private Admission begin(PollAdmission.Candidate poll) {
        return admission.begin(poll).await().atMost(Duration.ofMinutes(1));
    }

    private long token(Market market) {
        return books.token("binance", market).await().atMost(Duration.ofMinutes(1));
    }

    private static OfferBook empty(long version, Market market, Instant observedAt) {
        return new OfferBook(version, "binance", market, observedAt, 1, List.of(), List.of(), Set.of());
    }

    private static LiquiditySetting atLeast(String fiat, String min) {
        return new LiquiditySetting(
                TradeType.BUY,
                fiat,
                new BigDecimal(min),
                null,
                LiquiditySetting.Unit.FIAT,
                LiquiditySetting.Match.OVERLAP);
    }

    private boolean isSuspect(String fiat, TradeType type) {
        return stored(fiat, type)
                .filter(book -> book.flags().contains(BookFlag.SIDE_SUSPECT))
                .isPresent();
    }

    private Optional<OfferBook> stored(String fiat, TradeType type) {
        return books.stored("binance", Market.zone(fiat, type)).await().atMost(Duration.ofMinutes(1));
    }

    private Optional<ReadRecord> record(String fiat, TradeType type) {
        String json = redis.hash(String.class)
                .hget(RedisKeys.reads("binance"), Market.zone(fiat, type).key());
        return Optional.ofNullable(json).map(text -> MarketJson.read(text, ReadRecord.class));
    }
}
