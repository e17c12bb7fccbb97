package io.usdtaggregator.endtoend;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls that a timer makes: it never makes one again that threw, and says so to nobody. */
final class TimedCalls {
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Queue<String> unforeseen = new ConcurrentLinkedQueue<>();

    /** The same call, which does not throw. */
    Runnable guarded(Runnable call) {
        return () -> {
            try {
                call.run();
            } catch (UncheckedIOException noAnswer) {
                unanswered.incrementAndGet();
            } catch (RuntimeException | AssertionError broken) {
                unforeseen.add(broken.toString());
            }
        };
    }

    /** How many calls had no answer. */
    int unanswered() {
        return unanswered.get();
    }

    /** What else went wrong: each of them is a failure of the test. */
    List<String> unforeseen() {
        return List.copyOf(unforeseen);
    }
}
