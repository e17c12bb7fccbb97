package io.usdtaggregator.gateway.livedata;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.usdtaggregator.base.redis.RatesChanged;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.Spans;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What of traces is seen at a gateway: those that engines carry on to it, and those that its callers begin. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class TraceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String COMPUTATION = "00f067aa0ba902b7";

    @Inject
    Seed seed;

    @Inject
    RedisDataSource redis;

    @Inject
    LiveData live;

    @Inject
    Spans spans;

    @Test
    void the_trace_of_a_publication_goes_on_where_its_rates_are_taken_into_memory() {
        seed.all();
        await().atMost(PATIENCE).until(live::knowsRates);

        // Again and again: what is published before the gateway listens is read as a whole, which has no trace.
        SpanData taken = await().atMost(PATIENCE)
                .until(
                        () -> {
                            publish("00-" + TRACE + "-" + COMPUTATION + "-01");
                            return span(span -> span.getTraceId().equals(TRACE));
                        },
                        Optional::isPresent)
                .orElseThrow();

        assertEquals("take rates", taken.getName());
        assertEquals(COMPUTATION, taken.getParentSpanId());
    }

    @Test
    void a_request_is_a_span_of_the_trace_that_its_caller_names() {
        String trace = "0af7651916cd43dd8448eb211c80319c";

        RestAssured.given()
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .get("/api/v1/status");

        assertEquals(
                "GET /api/v1/status",
                await().atMost(PATIENCE)
                        .until(() -> span(span -> span.getTraceId().equals(trace)), Optional::isPresent)
                        .orElseThrow()
                        .getName());
    }

    private void publish(String traceParent) {
        long version = redis.value(String.class).incr(RedisKeys.RATES_VERSION);
        redis.pubsub(String.class)
                .publish(
                        RedisKeys.RATES_CHANNEL,
                        MarketJson.write(new RatesChanged(version, List.of(), List.of(), traceParent)));
    }

    private Optional<SpanData> span(Predicate<SpanData> wanted) {
        return spans.all().stream().filter(wanted).findFirst();
    }
}
