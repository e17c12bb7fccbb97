package io.usdtaggregator.base.deadline;

import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;

/** Something did not end within its deadline; the message says what, where {@link TimeoutException} has none. */
public final class DeadlineExceeded extends TimeoutException {
    private static final long serialVersionUID = 1;

    private final String message;

    /** @param what the subject of the sentence: {@code Redis (GET)}, {@code the mail server} */
    public DeadlineExceeded(String what, Duration deadline) {
        this.message = what + " did not answer within " + deadline.toMillis() + " ms";
    }

    @Override
    public String getMessage() {
        return message;
    }
}
