package io.usdtaggregator.benchmark.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.base.redis.RatesChanged;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.benchmark.set.LocalSet;
import io.usdtaggregator.benchmark.set.Machine;
import io.usdtaggregator.benchmark.set.ProcessCpu;
import io.usdtaggregator.embedded.RedisConnection;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** From a platform's answer to the published rate, and how many books a second one engine works off. */
public final class EngineBenchmark {
    private static final int WARM_UP = 100;
    private static final int SAMPLES = 500;
    private static final List<Integer> SIZES = List.of(20, 100, 500);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private EngineBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int books = arguments.length == 0 ? 3_000 : Integer.parseInt(arguments[0]);
        try (LocalSet set = new LocalSet(1)) {
            set.settings(settings -> ((ObjectNode) settings.get("refresh")).put("active", false));
            Thread.sleep(5_000);
            try (Feed feed = new Feed(set.redis());
                    RedisConnection channel = new RedisConnection(set.redis())) {
                channel.run("SUBSCRIBE", RedisKeys.RATES_CHANNEL);
                System.out.println("| offers a book | p50 ms | p90 ms | p99 ms |\n| --- | --- | --- | --- |");
                for (int offers : SIZES) {
                    latency(feed, channel, offers);
                }
            }
            List<Market> markets = markets();
            System.out.println(
                    "\n| offers a book | markets | books/s | engine's CPU ms/book |\n| --- | --- | --- | --- |");
            try (Feed feed = new Feed(set.redis())) {
                for (int offers : SIZES) {
                    throughput(set, feed, markets, offers, books);
                    throughput(set, feed, markets.subList(0, 1), offers, books);
                }
            }
            System.out.println("\n" + Machine.now());
        }
    }

    private static List<Market> markets() {
        return Stream.of(
                        "XOF:-", "XOF:BJ", "XOF:BF", "XOF:CI", "XOF:GW", "XOF:ML", "XOF:NE", "XOF:SN", "XOF:TG",
                        "XAF:-", "XAF:CM", "XAF:CF", "XAF:TD", "XAF:CG", "XAF:GQ", "XAF:GA")
                .flatMap(place -> Stream.of(place + ":BUY", place + ":SELL"))
                .map(Market::parse)
                .toList();
    }

    /** One book after the other; each counts from its observed_at to the message that bears that instant. */
    private static void latency(Feed feed, RedisConnection channel, int offers) throws Exception {
        Market market = Market.parse("XOF:CI:BUY");
        long[] micros = new long[SAMPLES];
        for (int sample = -WARM_UP; sample < SAMPLES; sample++) {
            Instant sent = feed.send(market, offers, Math.floorMod(sample, 500) + 1);
            while (!tells(MarketJson.read((String) ((List<?>) channel.answer()).get(2), RatesChanged.class), sent)) {
                Thread.onSpinWait();
            }
            if (sample >= 0) {
                micros[sample] = Duration.between(sent, Instant.now()).toNanos() / 1_000;
            }
        }
        Arrays.sort(micros);
        System.out.printf(
                "| %d | %.1f | %.1f | %.1f |%n",
                offers, micros[SAMPLES / 2] / 1e3, micros[SAMPLES * 90 / 100] / 1e3, micros[SAMPLES * 99 / 100] / 1e3);
    }

    private static boolean tells(RatesChanged message, Instant sent) {
        return message.rates().stream()
                .anyMatch(rate -> rate.source().equals(Rate.POLICY)
                        && rate.lastObservedAt().filter(sent::equals).isPresent());
    }

    private static void throughput(LocalSet set, Feed feed, List<Market> markets, int offers, int books)
            throws Exception {
        List<Long> engine = set.pids("rate-engine");
        drain(feed);
        Duration before = ProcessCpu.of(engine);
        long start = System.nanoTime();
        feed.flood(markets, offers, books);
        drain(feed);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = ProcessCpu.of(engine).minus(before).toNanos() / 1e6 / books;
        System.out.printf("| %d | %d | %.0f | %.2f |%n", offers, markets.size(), books / seconds, cpu);
    }

    private static void drain(Feed feed) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!feed.isDrained()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("books are left after " + PATIENCE);
            }
            Thread.sleep(10);
        }
    }
}
