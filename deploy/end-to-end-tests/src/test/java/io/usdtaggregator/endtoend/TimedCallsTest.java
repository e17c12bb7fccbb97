package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimedCallsTest {
    private final TimedCalls calls = new TimedCalls();

    @Test
    void a_call_that_throws_is_counted_and_the_next_is_made() throws InterruptedException {
        CountDownLatch made = new CountDownLatch(3);
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        try {
            timer.scheduleAtFixedRate(
                    calls.guarded(() -> {
                        made.countDown();
                        throw new IllegalArgumentException("no such field");
                    }),
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            assertTrue(made.await(60, TimeUnit.SECONDS), "the timer makes no call any more");
        } finally {
            timer.shutdownNow();
        }

        assertEquals(
                "java.lang.IllegalArgumentException: no such field",
                calls.unforeseen().get(0));
        assertEquals(0, calls.unanswered());
    }

    @Test
    void a_call_without_an_answer_is_no_failure_and_a_check_that_fails_is_one() {
        calls.guarded(() -> {
                    throw new UncheckedIOException(new IOException("reset"));
                })
                .run();
        calls.guarded(() -> {
                    throw new AssertionError("the signature is another's");
                })
                .run();

        assertEquals(1, calls.unanswered());
        assertEquals(List.of("java.lang.AssertionError: the signature is another's"), calls.unforeseen());
    }
}
