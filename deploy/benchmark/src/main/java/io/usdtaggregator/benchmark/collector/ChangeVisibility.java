package io.usdtaggregator.benchmark.collector;

import io.usdtaggregator.benchmark.collector.CollectorBenchmark.World;
import io.usdtaggregator.benchmark.set.LocalSet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** How old a change of price is when the API first shows it. */
final class ChangeVisibility {
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration RUN = Duration.ofSeconds(120);
    private static final List<String> MOVING = List.of("CI", "SN", "TG");
    private static final long SEED = 20261123;

    private final LocalSet set;
    private final Random random = new Random(SEED);
    private int price = 601;

    ChangeVisibility(LocalSet set) {
        this.set = set;
    }

    void measure(String name, boolean adaptive) throws Exception {
        World.only(set, "binance", 114, 4, 4);
        World.activate(set, "XOF|XAF|GHS");
        World.interval(set, Duration.ofSeconds(30), adaptive);
        World.books(set, 10);
        follow(WARM_UP);
        set.simulator("DELETE", "/control/requests", null);
        Ages ages = follow(RUN);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %d |%n",
                name,
                Requests.of(set).all() * 60.0 / RUN.toSeconds(),
                ages.sumMillis / 1e3 / Math.max(1, ages.count),
                ages.count);
    }

    private static final class Ages {
        private long sumMillis;
        private int count;
    }

    /** Moves the moving markets now and then, and looks twice a second for what was not seen yet. */
    private Ages follow(Duration length) throws Exception {
        Ages ages = new Ages();
        Map<String, Instant> changedAt = new HashMap<>();
        Map<String, Integer> changedTo = new HashMap<>();
        Instant end = Instant.now().plus(length);
        while (Instant.now().isBefore(end)) {
            String country = MOVING.get(random.nextInt(MOVING.size()));
            if (!changedAt.containsKey(country) && random.nextInt(10) == 0) {
                price = price == 606 ? 601 : price + 1;
                World.book(set, "XOF/" + country, 10, price);
                changedAt.put(country, Instant.now());
                changedTo.put(country, price);
            }
            for (String waiting : List.copyOf(changedAt.keySet())) {
                String shown = set.api("/api/v1/best-rates?fiat=XOF&trade_type=BUY&country=" + waiting)
                        .at("/best_rates/0/rate")
                        .asText();
                if (shown.startsWith(changedTo.get(waiting) + ".")) {
                    ages.sumMillis += Duration.between(changedAt.remove(waiting), Instant.now())
                            .toMillis();
                    ages.count++;
                }
            }
            Thread.sleep(500);
        }
        return ages;
    }
}
