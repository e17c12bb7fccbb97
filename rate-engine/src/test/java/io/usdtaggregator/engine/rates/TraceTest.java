package io.usdtaggregator.engine.rates;

import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.Spans;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** The trace of a poll goes on in the engine, as far as the row of its tick, and to those who read what it publishes. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class TraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String POLL = "00f067aa0ba902b7";
    private static final Market XOF_BUY = new Place("XOF", null).buy();

    @Inject
    LiveEngine engine;

    @Inject
    Spans spans;

    @Test
    void one_trace_leads_from_the_announced_book_to_readers_and_to_the_tick() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
        Queue<String> told = new ConcurrentLinkedQueue<>();
        engine.redis().pubsub(String.class).subscribe(RedisKeys.RATES_CHANNEL, told::add);
        OfferBook book = engine.place("binance", XOF_BUY, Instant.now(), "600");

        engine.redis().stream(String.class)
                .xadd(
                        RedisKeys.OFFERS_STREAM,
                        Map.of(
                                "key",
                                RedisKeys.book("binance", XOF_BUY),
                                "version",
                                String.valueOf(book.version()),
                                "traceparent",
                                "00-" + TRACE + "-" + POLL + "-01"));

        await().atMost(LiveEngine.PATIENCE).until(() -> ofTheTrace().size() == 2);
        SpanData computed = ofTheTrace().get(0);
        SpanData written = ofTheTrace().get(1);
        assertEquals("compute rates", computed.getName());
        assertEquals(POLL, computed.getParentSpanId());
        assertEquals("write ticks", written.getName());
        assertEquals(computed.getSpanId(), written.getParentSpanId());
        String carriedOn = "\"traceparent\":\"00-" + TRACE + "-" + computed.getSpanId() + "-01\"";
        await().atMost(LiveEngine.PATIENCE).until(() -> told.stream().anyMatch(message -> message.contains(carriedOn)));
    }

    @Test
    void a_new_rate_is_one_line_of_the_log_with_its_id() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
        Queue<ExtLogRecord> lines = new ConcurrentLinkedQueue<>();
        Handler handler = collectInto(lines);
        Logger log = Logger.getLogger("io.usdtaggregator.engine.rate");
        log.addHandler(handler);
        try {
            engine.publish("binance", XOF_BUY, Instant.now(), "612");
            engine.awaitRate(XOF_BUY, "612");
            await().atMost(LiveEngine.PATIENCE).until(() -> lines.stream().anyMatch(TraceTest::isOf612));
        } finally {
            log.removeHandler(handler);
        }

        ExtLogRecord line =
                lines.stream().filter(TraceTest::isOf612).findFirst().orElseThrow();
        String rateId = engine.priced("policy", XOF_BUY).rateId();
        assertEquals(rateId, line.getMdc("rate_id"));
        assertTrue(line.getFormattedMessage().matches("rate market=XOF:-:BUY rate=612 version=\\d+"));
    }

    private List<SpanData> ofTheTrace() {
        return spans.all().stream()
                .filter(span -> span.getTraceId().equals(TRACE))
                .toList();
    }

    private static boolean isOf612(ExtLogRecord line) {
        return line.getFormattedMessage().contains("rate=612 ");
    }

    private static Handler collectInto(Queue<ExtLogRecord> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                ExtLogRecord line = ExtLogRecord.wrap(entry);
                line.copyMdc();
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
