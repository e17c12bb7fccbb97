package io.usdtaggregator.endtoend;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls at a fixed pace over one kept connection; where that is ended between requests, or nobody takes a new one, it goes
 * to another gateway of those in use. Nothing else is tried again, but what was shed by a busy machine.
 */
final class RollingCaller implements Runnable {
    private final List<? extends Backend> inUse;
    private final String path;
    private final String key;
    private final Outcome outcome;
    private final int number;
    private KeptConnection connection;

    /** What became of all callers' calls. */
    record Outcome(AtomicInteger answered, AtomicInteger shed, AtomicInteger opened, Queue<String> lost) {}

    RollingCaller(int number, List<? extends Backend> inUse, String path, String key, Outcome outcome) {
        this.number = number;
        this.inUse = inUse;
        this.path = path;
        this.key = key;
        this.outcome = outcome;
    }

    @Override
    public void run() {
        try {
            KeptConnection.Answer answer = open().get(path, key);
            if (answer.status() == 200) {
                outcome.answered().incrementAndGet();
            } else if (answer.status() == 503 && answer.body().contains("\"overloaded\"")) {
                outcome.shed().incrementAndGet();
            } else {
                outcome.lost().add("answered " + answer);
            }
        } catch (IOException | RuntimeException failed) {
            // A timer makes no call again that threw.
            outcome.lost().add(failed.toString());
            connection = null;
        }
    }

    private KeptConnection open() throws IOException {
        if (connection != null && !connection.isEnded()) {
            return connection;
        }
        if (connection != null) {
            connection.close();
        }
        for (int attempt = 0; ; attempt++) {
            List<Backend> now = List.copyOf(inUse);
            try {
                if (now.isEmpty()) {
                    throw new ConnectException("no gateway is in use");
                }
                connection = now.get((number + attempt) % now.size()).connect();
                outcome.opened().incrementAndGet();
                return connection;
            } catch (ConnectException nobodyTookIt) {
                if (attempt == 20) {
                    throw nobodyTookIt;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
