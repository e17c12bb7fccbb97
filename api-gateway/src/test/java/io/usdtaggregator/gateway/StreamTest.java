package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.StreamReader.Event;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class StreamTest {
    private static final Market BUY = Market.in("XOF", "BJ", TradeType.BUY);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @TestHTTPResource("/api/v1/rates/stream")
    URL stream;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE)
                .until(() -> given().header("X-API-Key", Seed.KEY.text())
                                .get("/api/v1/currencies")
                                .statusCode()
                        == 200);
    }

    @Test
    void a_change_is_sent_to_who_asked_for_it_and_a_lost_connection_goes_on_without_a_gap() {
        StreamReader mine = StreamReader.begun(stream, "?fiat=XOF&trade_type=BUY");
        StreamReader others = StreamReader.begun(stream, "?fiat=GHS");
        publish("701.25");
        Event told = mine.first(rate("701.25"));
        publish("702.25");
        StreamReader resumed = StreamReader.resumed(stream, "?fiat=XOF", told.id());
        resumed.first(rate("702.25"));
        assertTrue(resumed.events().stream().noneMatch(event -> event.is("reset")));
        assertTrue(others.events().stream().noneMatch(rate("701.25")));
    }

    @Test
    void who_cannot_go_on_is_told_to_begin_again() {
        Event first = StreamReader.resumed(stream, "", "another-17").first(any -> true);
        assertEquals("reset", first.name());
        assertFalse(first.id().isEmpty());
    }

    @Test
    void a_heartbeat_comes_though_nothing_changes() {
        StreamReader reader = StreamReader.begun(stream, "?fiat=GHS");
        await().atMost(PATIENCE)
                .until(() -> reader.events().stream()
                                .filter(event -> event.is("heartbeat"))
                                .count()
                        >= 3);
    }

    @Test
    void a_revoked_keys_stream_ends() {
        StreamReader reader = StreamReader.begun(stream, "?fiat=GHS");
        seed.access(true, false);
        reader.first(event -> event.is("closing"));
        await().atMost(PATIENCE).until(reader::isOver);
    }

    /** It reads nothing while far more is published than its connection holds; another reads on meanwhile. */
    @Test
    void a_slow_reader_slows_nobody_and_gets_the_newest_in_the_end() throws Exception {
        StreamReader quick = StreamReader.begun(stream, "?fiat=XOF&trade_type=BUY");
        try (Raw slow = Raw.ofSmallWindow(stream)) {
            slow.say(
                    "GET /api/v1/rates/stream?fiat=XOF HTTP/1.1\r\nHost: gateway\r\nAccept: text/event-stream\r\nX-API-Key: "
                            + Seed.KEY.text() + "\r\n\r\n");
            int changes = 2_000;
            for (int i = 0; i < changes; i += 20) {
                int first = i;
                seed.publish(
                        IntStream.range(0, 20)
                                .mapToObj(n -> Seed.rate(
                                        Market.in(
                                                "XOF",
                                                List.of("BJ", "CI", "SN", "TG").get(n % 4),
                                                TradeType.BUY),
                                        Instant.now(),
                                        null,
                                        anOffer()
                                                .at((900 + (first + n) % 97) + ".5")
                                                .build()))
                                .toList(),
                        List.of());
            }
            publish("777.75");
            quick.first(rate("777.75"));
            StringBuilder heard = new StringBuilder();
            await().atMost(PATIENCE)
                    .until(() -> heard.append(slow.hearSome()).toString().contains("777.75"));
            long events = heard.toString()
                    .lines()
                    .filter(line -> line.replace(": ", ":").equals("event:rate"))
                    .count();
            assertTrue(events < changes, events + " events were kept for who did not read");
        }
    }

    /** A heartbeat's id is one to go on from: all that changed before it was sent before it. */
    @Test
    void streams_that_begin_in_the_midst_of_changes_miss_none_that_comes_after_their_beginning() {
        List<StreamReader> all = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            publish((500 + number) + ".25");
            all.add(StreamReader.open(stream, "?fiat=XOF&trade_type=BUY", Seed.KEY.text(), Optional.empty()));
        }
        all.forEach(reader -> reader.first(event -> event.is("heartbeat")));
        publish("599.75");

        for (StreamReader reader : all) {
            reader.first(rate("599.75"));
            List<Event> events = reader.events();
            assertTrue(events.stream().noneMatch(event -> event.is("reset")));
            List<Long> numbers = events.stream().map(StreamTest::number).toList();
            assertEquals(numbers.stream().sorted().toList(), numbers, "in order");
        }
    }

    private static long number(Event event) {
        return Long.parseLong(event.id().substring(event.id().indexOf('-') + 1));
    }

    private static Predicate<Event> rate(String number) {
        return event -> event.is("rate") && event.text("rate").equals(number);
    }

    private void publish(String price) {
        seed.publish(
                List.of(Seed.rate(BUY, Instant.now(), null, anOffer().at(price).build())), List.of());
    }
}
