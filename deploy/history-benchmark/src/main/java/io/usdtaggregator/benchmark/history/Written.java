package io.usdtaggregator.benchmark.history;

import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.HistoryLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Publications and their ticks a second through the engine's log, one statement after the other. */
final class Written {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private final HistoryLog log;
    private final PublishedHour hour = new PublishedHour(Instant.now().minus(PublishedHour.LENGTH), true);
    private final List<HistoryEntry> publications = new ArrayList<>();

    Written(HistoryLog log) {
        this.log = log;
        for (int minute = 0; minute < PublishedHour.LENGTH.toMinutes(); minute++) {
            publications.addAll(hour.minute(minute));
        }
    }

    /** Publications are of an hour, and the next row's come after them. */
    String row(int batch) {
        List<HistoryEntry> taken = new ArrayList<>(publications.subList(0, publications.size() / 3));
        publications.subList(0, taken.size()).clear();
        Instant begin = Instant.now();
        long ticks = 0;
        for (int from = 0; from < taken.size(); from += batch) {
            List<HistoryEntry> some = taken.subList(from, Math.min(taken.size(), from + batch));
            log.append(some).await().atMost(DEADLINE);
            ticks += some.stream()
                    .mapToLong(entry -> entry.rates().size() + entry.corridors().size())
                    .sum();
        }
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "| %d | %.0f | %.0f |", batch, taken.size() / seconds, ticks / seconds);
    }

    /** How many publications are written in one statement. */
    static List<Integer> batches() {
        return List.of(1, 10, 50);
    }
}
