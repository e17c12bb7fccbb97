package io.usdtaggregator.collector.polling;

import io.usdtaggregator.collector.reading.PollTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The polls of one platform that this collector has in hand. */
final class RunningPolls {
    /** Every poll has a deadline; one that lasts so many times longer never ends. */
    private static final int OVERDUE = 2;

    private final Duration longestRead;
    private final Map<PollTask, Instant> running = new ConcurrentHashMap<>();

    RunningPolls(Duration longestRead) {
        this.longestRead = longestRead;
    }

    void begin(PollTask task, Instant now) {
        running.put(task, now);
    }

    void end(PollTask task) {
        running.remove(task);
    }

    int count() {
        return running.size();
    }

    /** Why polling does not go on, where a poll ran past its deadline and does not end. */
    Optional<String> overdue(Instant now) {
        Instant before = now.minus(longestRead.multipliedBy(OVERDUE));
        return running.entrySet().stream()
                .filter(poll -> poll.getValue().isBefore(before))
                .findAny()
                .map(poll -> "the poll of " + poll.getKey().market().key() + " does not end");
    }
}
