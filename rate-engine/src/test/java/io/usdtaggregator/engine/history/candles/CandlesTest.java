package io.usdtaggregator.engine.history.candles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.internal.history.Candle;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.HistoryEntry.RateRecord;
import io.usdtaggregator.engine.history.write.HistoryLog;
import io.usdtaggregator.engine.history.write.Partitions;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.rate.UnpricedRate;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rolled-up candles are those of the ticks, whatever the order and number of arrivals. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class CandlesTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;
    private static final Market NOW = Market.zone("NOW", TradeType.BUY);
    private static final Market TWICE = Market.zone("TWI", TradeType.BUY);
    private static final int LAST_YEAR = Year.now(ZoneOffset.UTC).getValue() - 1;
    /** With hours that are skipped and repeated, at midnight too, by half an hour too, and odd quarters. */
    private static final List<ZoneId> ZONES = Stream.of(
                    "UTC",
                    "Africa/Abidjan",
                    "Africa/Lagos",
                    "Europe/Paris",
                    "America/New_York",
                    "America/Havana",
                    "Asia/Kathmandu",
                    "Australia/Lord_Howe",
                    "Pacific/Chatham")
            .map(ZoneId::of)
            .toList();

    @Inject
    HistoryLog log;

    @Inject
    CandleRollup rollup;

    @Inject
    CandleReader reader;

    @Inject
    Partitions partitions;

    @Inject
    Pool pool;

    @Inject
    Scheduler scheduler;

    @BeforeEach
    void months() {
        await().atMost(PATIENCE).until(partitions::areThere);
        for (int month : List.of(3, 4, 10, 11)) {
            for (String table : List.of("market_ticks", "candles")) {
                YearMonth of = YearMonth.of(LAST_YEAR, month);
                pool.query("CREATE TABLE IF NOT EXISTS rates." + table + "_"
                                + of.toString().replace("-", "")
                                + " PARTITION OF rates." + table + " FOR VALUES FROM ('" + of.atDay(1)
                                + " 00:00:00+00') TO ('" + of.plusMonths(1).atDay(1) + " 00:00:00+00')")
                        .executeAndAwait();
            }
        }
    }

    /** The engine's own job goes on from here. */
    @AfterEach
    void untilNow() {
        candlesUntil(CandleInterval.FIVE_MINUTES.floor(Instant.now(), ZoneOffset.UTC));
        scheduler.resume();
    }

    /** The engine's own job rests; one that runs already may note its end once more, so that this begins anew. */
    private void makeCandles(Instant from, Instant until) {
        scheduler.pause();
        await().atMost(PATIENCE).until(() -> {
            candlesUntil(from);
            rollup.makeUntil(until).await().atMost(PATIENCE);
            return rollup.until().await().atMost(PATIENCE).equals(until);
        });
    }

    private void candlesUntil(Instant until) {
        pool.query("UPDATE rates.candles_until SET until = '" + until + "'").executeAndAwait();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void they_equal_candles_straight_from_the_ticks(long seed) {
        Random random = new Random(seed);
        Market subject = Market.zone("SD" + (char) ('A' + seed), TradeType.BUY);
        int month = seed % 2 == 0 ? 3 : 10;
        Instant begin = YearMonth.of(LAST_YEAR, month).atDay(20).atStartOfDay().toInstant(ZoneOffset.UTC);
        List<Tick> ticks = random(random, subject, begin, 22 * 24 * 60);
        append(random, ticks);
        makeCandles(begin, begin.plus(16, ChronoUnit.DAYS));

        for (ZoneId zone : ZONES) {
            for (CandleInterval interval : CandleInterval.values()) {
                Instant from = begin.plusSeconds(random.nextInt(86_400));
                Instant to = begin.plus(20, ChronoUnit.DAYS).plusSeconds(random.nextInt(86_400));
                assertCandles(ticks, subject, interval, from, to, zone);
                assertCandles(ticks, subject, interval, interval.floor(from, zone), interval.floor(to, zone), zone);
                assertCandles(ticks, subject, interval, from, from.plusSeconds(40), zone);
            }
        }
    }

    @Test
    void the_bucket_of_now_is_up_to_date() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Tick> ticks = List.of(tick(NOW, 1, now.minusMillis(2), "600"), tick(NOW, 2, now, "605"));
        ticks.forEach(tick -> log.append(List.of(tick.entry())).await().atMost(PATIENCE));
        for (CandleInterval interval : CandleInterval.values()) {
            assertCandles(ticks, NOW, interval, now.minusSeconds(86_400), now.plusSeconds(60), ZoneOffset.UTC);
        }
    }

    @Test
    void a_second_arrival_changes_neither_ticks_nor_candles() {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
        Tick tick = tick(TWICE, 1, at, "600");
        Tick again = tick(TWICE, 1, at.plusSeconds(5), "600");
        log.append(List.of(tick.entry(), tick.entry())).await().atMost(PATIENCE);
        log.append(List.of(again.entry())).await().atMost(PATIENCE);

        List<Candle> candles = read(
                TWICE,
                CandleInterval.ONE_DAY,
                at.minusSeconds(90_000),
                Instant.now().plusSeconds(1),
                ZoneOffset.UTC);
        assertEquals(1, candles.size());
        assertEquals(1, candles.get(0).count());
    }

    private void assertCandles(
            List<Tick> ticks, Market subject, CandleInterval interval, Instant from, Instant to, ZoneId zone) {
        List<Candle> expected = straight(ticks, interval, from, to, zone);
        assertEquals(
                expected,
                read(subject, interval, from, to, zone),
                () -> interval + " in " + zone + " from " + from + " to " + to);
        assertFalse(expected.isEmpty() && Duration.between(from, to).toDays() > 1);
    }

    private List<Candle> read(Market subject, CandleInterval interval, Instant from, Instant to, ZoneId zone) {
        return reader.candles(subject.key(), Rate.POLICY, interval, from, to, zone)
                .await()
                .atMost(PATIENCE);
    }

    /** By the definition: a bucket's first, highest, lowest and last tick, and how many. */
    private static List<Candle> straight(
            List<Tick> ticks, CandleInterval interval, Instant from, Instant to, ZoneId zone) {
        return ticks.stream()
                .filter(tick -> tick.rate() != null
                        && !tick.at().isBefore(from)
                        && tick.at().isBefore(to))
                .collect(Collectors.groupingBy(
                        tick -> start(tick.at(), interval, zone), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(bucket -> candle(bucket.getKey(), bucket.getValue()))
                .toList();
    }

    private static Instant start(Instant at, CandleInterval interval, ZoneId zone) {
        if (interval == CandleInterval.ONE_DAY) {
            return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        }
        long width = interval.minutes() * 60_000L;
        return Instant.ofEpochMilli(at.toEpochMilli() / width * width);
    }

    private static Candle candle(Instant start, List<Tick> bucket) {
        List<Tick> inOrder = bucket.stream()
                .sorted(Comparator.comparing(Tick::at).thenComparing(Tick::number))
                .toList();
        return new Candle(
                start,
                inOrder.get(0).rate(),
                bucket.stream().map(Tick::rate).max(BigDecimal::compareTo).orElseThrow(),
                bucket.stream().map(Tick::rate).min(BigDecimal::compareTo).orElseThrow(),
                inOrder.get(inOrder.size() - 1).rate(),
                bucket.size());
    }

    /** In any order, in batches of any size, some of them twice. */
    private void append(Random random, List<Tick> ticks) {
        List<Tick> sent = new ArrayList<>(ticks);
        ticks.stream().filter(tick -> random.nextInt(5) == 0).forEach(sent::add);
        Collections.shuffle(sent, random);
        for (int at = 0; at < sent.size(); ) {
            int end = Math.min(sent.size(), at + 1 + random.nextInt(120));
            log.append(sent.subList(at, end).stream().map(Tick::entry).toList())
                    .await()
                    .atMost(PATIENCE);
            at = end;
        }
    }

    private static List<Tick> random(Random random, Market subject, Instant begin, int minutes) {
        List<Tick> ticks = new ArrayList<>();
        for (int number = 0; number < 1_500; number++) {
            // Some share an instant, some lie on a border.
            Instant at = begin.plusSeconds(60L * random.nextInt(minutes) + random.nextInt(3) * 20L);
            String rate = random.nextInt(20) == 0 ? null : String.valueOf(55_000 + random.nextInt(9_000)) + ".25";
            ticks.add(tick(subject, number, at, rate));
        }
        return ticks;
    }

    private static Tick tick(Market subject, int number, Instant at, String rate) {
        return new Tick(subject, number, at, rate == null ? null : new BigDecimal(rate));
    }

    /** Published with nothing else; of those that share an instant the larger number comes last. */
    private record Tick(Market subject, int number, Instant at, BigDecimal rate) {
        HistoryEntry entry() {
            long version = -1_000_000L * Math.abs(subject.hashCode()) - number;
            RateProvenance made =
                    new RateProvenance(version, RateIds.text(new UUID(subject.hashCode(), number)), at, at, 1);
            Rate published = rate == null
                    ? new UnpricedRate(made, subject, Rate.POLICY, UnavailableReason.NO_BOOK, Quality.NONE)
                    : new PricedRate(
                            made,
                            subject,
                            Rate.POLICY,
                            new RatePrice(rate, rate, rate, null),
                            RateOrigin.of("binance", at),
                            Quality.NONE,
                            List.of());
            return new HistoryEntry(
                            made,
                            List.of(RateRecord.of(published, Optional.of(TickKind.CHANGE), Map.of())),
                            List.of(),
                            List.of())
                    .published(at);
        }
    }
}
