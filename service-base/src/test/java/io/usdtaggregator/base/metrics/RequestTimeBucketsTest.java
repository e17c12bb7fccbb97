package io.usdtaggregator.base.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestTimeBucketsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    RequestTimeBucketsTest() {
        meters.config().meterFilter(new RequestTimeBuckets().buckets());
    }

    @Test
    void requests_are_counted_in_buckets_of_time() {
        Timer requests = meters.timer("http.server.requests", "uri", "/x");

        requests.record(Duration.ofMillis(3));
        requests.record(Duration.ofMillis(700));

        Map<Double, Double> counts = Stream.of(requests.takeSnapshot().histogramCounts())
                .collect(Collectors.toMap(bucket -> bucket.bucket(TimeUnit.MILLISECONDS), CountAtBucket::count));
        assertEquals(10, counts.size());
        assertEquals(0, counts.get(1.0));
        assertEquals(1, counts.get(500.0));
        assertEquals(2, counts.get(1000.0));
    }

    @Test
    void other_timers_have_no_buckets() {
        assertEquals(0, meters.timer("collector.reads").takeSnapshot().histogramCounts().length);
    }
}
