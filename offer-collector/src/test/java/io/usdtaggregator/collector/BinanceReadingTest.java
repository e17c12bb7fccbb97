package io.usdtaggregator.collector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.usdtaggregator.collector.FakePlatform.answers;
import static io.usdtaggregator.collector.FakePlatform.answersPage;
import static io.usdtaggregator.collector.FakePlatform.book;
import static io.usdtaggregator.collector.FakePlatform.offer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.binance.BinancePlatform;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.reads.ReadStatus;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Binance over real HTTP: pages, and every way in which an exchange goes wrong. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakePlatform.class)
class BinanceReadingTest {
    private static final int PAGE = 20;

    @Inject
    BinancePlatform binance;

    @Test
    void all_pages_are_read_and_an_offer_on_two_pages_counts_once() {
        answersPage("LRD", 1, 2 * PAGE, rows("LRD", 0, PAGE));
        answersPage("LRD", 2, 2 * PAGE, rows("LRD", PAGE - 1, PAGE));
        answersPage("LRD", 3, 2 * PAGE, rows("LRD", 2 * PAGE - 1, 1));
        ReadOutcome.Read read = (ReadOutcome.Read) read("LRD");
        assertEquals(2 * PAGE, read.offers().size());
        assertEquals(Set.of(), read.flags());
    }

    @Test
    void a_book_longer_than_the_ceiling_is_cut_and_says_so() {
        IntStream.rangeClosed(1, 16).forEach(page -> answersPage("MRU", page, 999, rows("MRU", page * PAGE, PAGE)));
        ReadOutcome.Read read = (ReadOutcome.Read) read("MRU");
        assertEquals(15 * PAGE, read.offers().size());
        assertEquals(Set.of(BookFlag.CUT_AT_CEILING), read.flags());
    }

    @Test
    void a_failure_on_a_later_page_fails_the_read() {
        answersPage("ETB", 1, 41, rows("ETB", 0, PAGE));
        answersPage("ETB", 2, aResponse().withStatus(403));
        assertEquals(ReadStatus.REFUSED, read("ETB").status());
    }

    @Test
    void an_error_with_a_page_is_judged_by_its_status() {
        answers(
                "MAD",
                "BUY",
                aResponse()
                        .withStatus(403)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>Access denied</html>"));
        answers(
                "TND",
                "BUY",
                aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "7")
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"code\":\"too many\"}"));

        assertEquals(ReadStatus.REFUSED, read("MAD").status());
        assertEquals(new ReadOutcome.Throttled(Optional.of(Duration.ofSeconds(7)), "HTTP 429"), read("TND"));
    }

    @Test
    void the_country_is_asked_for() {
        answers("SLE", "BUY", book(offer("1", "SLE", "BUY", "22", "1", "2")));
        binance.read(Market.in("SLE", "SL", TradeType.BUY), Permits.unlimited())
                .await()
                .atMost(Duration.ofMinutes(1));
        assertTrue(FakePlatform.bodies("SLE").stream().anyMatch(body -> body.contains("\"countries\":[\"SL\"]")));
    }

    @Test
    void a_silent_platform_is_unreachable() {
        answers("USD", "BUY", book().withFixedDelay(3_000));
        assertEquals(ReadStatus.UNREACHABLE, read("USD").status());
    }

    @Test
    void a_broken_connection_is_unreachable() {
        answers("EUR", "BUY", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertEquals(ReadStatus.UNREACHABLE, read("EUR").status());
    }

    @Test
    void a_packed_answer_is_unpacked() throws IOException {
        String body = "{\"code\":\"000000\",\"success\":true,\"total\":1,\"data\":["
                + offer("1", "MZN", "BUY", "64", "1", "2") + "]}";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        answers("MZN", "BUY", aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray()));

        assertEquals(1, ((ReadOutcome.Read) read("MZN")).offers().size());
    }

    @Test
    void a_content_type_that_is_none_is_malformed() {
        answers("AOA", "BUY", book(offer("1", "AOA", "BUY", "900", "1", "2")).withHeader("Content-Type", "nonsense"));

        assertEquals(ReadStatus.MALFORMED, read("AOA").status());
    }

    @Test
    void a_redirect_is_refused_and_not_followed() {
        answers("CDF", "BUY", aResponse().withStatus(302).withHeader("Location", "/elsewhere"));

        assertEquals(ReadStatus.REFUSED, read("CDF").status());
    }

    @Test
    void a_gzip_bomb_ends_at_the_largest_answer() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes();
            for (int megabyte = 0; megabyte < 50; megabyte++) {
                gzip.write(spaces);
            }
        }
        answers("GBP", "BUY", aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray()));

        assertEquals(new ReadOutcome.Malformed("an answer over 5000000 bytes"), read("GBP"));
    }

    private ReadOutcome read(String fiat) {
        return binance.read(Market.zone(fiat, TradeType.BUY), Permits.unlimited())
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private static String[] rows(String fiat, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> offer(String.valueOf(i), fiat, "BUY", "100", "1", "2"))
                .toArray(String[]::new);
    }
}
