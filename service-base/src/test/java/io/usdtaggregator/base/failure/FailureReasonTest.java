package io.usdtaggregator.base.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.base.deadline.DeadlineExceeded;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

    @Test
    void a_retry_that_is_exhausted_says_why_the_last_try_failed() {
        DeadlineExceeded last = new DeadlineExceeded("the bank", Duration.ofSeconds(10));

        assertEquals(
                "the bank did not answer within 10000 ms",
                FailureReason.of(new IllegalStateException("Retries exhausted: 4/4", last)));
    }

    @Test
    void a_failure_without_a_message_is_named() {
        assertEquals("ClosedChannelException", FailureReason.of(new ClosedChannelException()));
        assertEquals("refused", FailureReason.of(new IllegalStateException("refused", new ClosedChannelException())));
    }
}
