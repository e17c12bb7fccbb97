package io.usdtaggregator.benchmark.history;

import io.usdtaggregator.engine.history.write.Tick;
import io.usdtaggregator.engine.history.write.TickLog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** Ticks a second through the engine's log, one statement after the other, candles and all. */
final class Written {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    /** As long as the derivation of a rate out of some twenty offers. */
    private static final String DERIVATION =
            "{\"offers\":[" + "{\"offer_id\":\"12345678901234567890\",\"price\":\"600.25\"},".repeat(80) + "{}]}";

    private final TickLog log;

    Written(TickLog log) {
        this.log = log;
    }

    String row(int batch) {
        run(batch, Duration.ofSeconds(2));
        Instant begin = Instant.now();
        long ticks = run(batch, LONG);
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "| %d | %.0f |", batch, ticks / seconds);
    }

    private long run(int batch, Duration time) {
        Instant end = Instant.now().plus(time);
        long ticks = 0;
        while (Instant.now().isBefore(end)) {
            log.append(IntStream.range(0, batch).mapToObj(Written::tick).toList())
                    .await()
                    .atMost(DEADLINE);
            ticks += batch;
        }
        return ticks;
    }

    private static Tick tick(int number) {
        String id = UUID.randomUUID().toString();
        return new Tick(
                id,
                id,
                Instant.now(),
                "rate",
                FilledHistory.subject(number),
                "policy",
                "binance",
                new BigDecimal(60_000 + number).movePointLeft(2),
                new BigDecimal("600"),
                null,
                1,
                false,
                DERIVATION,
                "{}");
    }

    static List<Integer> batches() {
        return List.of(1, 40, 500);
    }
}
