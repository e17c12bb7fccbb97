package io.usdtaggregator.collector;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Where a test awaits an event without saying for how long: on a busy machine ten seconds are not enough. */
public final class Patience implements QuarkusTestBeforeClassCallback {
    @Override
    public void beforeClass(Class<?> test) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
