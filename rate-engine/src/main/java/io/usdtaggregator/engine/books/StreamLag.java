package io.usdtaggregator.engine.books;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long ago the oldest change of a book was published that this engine took last, zero when it had none to take: the
 * metric {@code engine.stream.lag.seconds}.
 */
@Singleton
public class StreamLag {
    private volatile Duration lag = Duration.ZERO;

    public StreamLag(MeterRegistry meters) {
        meters.gauge("engine.stream.lag.seconds", this, StreamLag::seconds);
    }

    /** @param ids of the entries of the stream, as Redis made them: they begin with the millisecond of their writing */
    void took(List<String> ids, Instant now) {
        lag = ids.stream()
                .map(id -> Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')))))
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    double seconds() {
        return lag.toMillis() / 1000.0;
    }
}
