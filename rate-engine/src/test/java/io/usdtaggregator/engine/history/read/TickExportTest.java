package io.usdtaggregator.engine.history.read;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.history.write.Partitions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A long export streams: page by page, only as fast as it is taken. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(ServiceSecret.class)
class TickExportTest {
    private static final Duration PATIENCE = LiveEngine.PATIENCE;
    private static final int MANY = 100_000;
    private static final String SUBJECT = "XOF:ML:BUY";
    private static final Instant END = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @Inject
    TickExport export;

    @Inject
    Partitions partitions;

    @Inject
    Pool pool;

    @TestHTTPResource("/internal/ticks.csv")
    URI address;

    @BeforeEach
    void manyTicks() {
        await().atMost(PATIENCE).until(partitions::areThere);
        pool.query("INSERT INTO rates.names (kind, name) VALUES ('policy', '" + SUBJECT + "') ON CONFLICT DO NOTHING")
                .executeAndAwait();
        pool.query("DELETE FROM rates.market_ticks USING rates.names WHERE number = subject AND name = '" + SUBJECT
                        + "'")
                .executeAndAwait();
        pool.query(
                        "INSERT INTO rates.market_ticks (at, version, subject, tick, heartbeat, id, platform, rate, raw_rate,"
                                + " record) SELECT timestamptz '" + END
                                + "' - (n / 3) * interval '1 second', n, number, true,"
                                + " false, lpad(to_hex(n), 32, '0')::uuid, CASE WHEN n = 7 THEN '=HYPERLINK(\"x\",1)' ELSE"
                                + " 'binance' END, 600 + n % 7, 590, '' FROM rates.names, generate_series(0, "
                                + (MANY - 1)
                                + ") AS n WHERE kind = 'policy' AND name = '" + SUBJECT + "'")
                .executeAndAwait();
    }

    @Test
    void a_hundred_thousand_ticks_come_in_chunks_each_once() throws Exception {
        HttpResponse<java.io.InputStream> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "?subject=" + SUBJECT + "&from="
                                        + END.minus(20, ChronoUnit.DAYS) + "&to=" + END.plusSeconds(1)))
                                .header("X-Service-Token", ServiceSecret.SECRET)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        assertEquals("chunked", answer.headers().firstValue("transfer-encoding").orElse(""));
        assertEquals(
                "text/csv;charset=UTF-8",
                answer.headers().firstValue("content-type").orElse(""));
        Set<String> ids = new HashSet<>();
        String before = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertEquals("at,subject,source,rate,raw_rate,platform,reason,heartbeat,rate_id", lines.readLine());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                assertTrue(before.compareTo(line.substring(0, 20)) <= 0, line);
                before = line.substring(0, 20);
                ids.add(line.substring(line.lastIndexOf(',') + 1));
                assertTrue(line.contains("binance") || line.contains(",\"'=HYPERLINK(\"\"x\"\",1)\","), line);
            }
        }
        assertEquals(MANY, ids.size());
    }

    @Test
    void no_more_than_a_page_is_read_ahead_of_who_takes_it() {
        AssertSubscriber<String> taker = export.csv(
                        SUBJECT, "policy", END.minus(20, ChronoUnit.DAYS), END.plusSeconds(1))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(2));
        taker.awaitItems(2, PATIENCE);
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        assertEquals(2, taker.getItems().size());
        assertEquals(TickExport.PAGE, taker.getItems().get(1).lines().count());
        taker.cancel();
    }

    @Test
    void without_ticks_there_is_the_line_of_names() {
        AssertSubscriber<String> taker = export.csv("XOF:TG:SELL", "nobody", END.minusSeconds(5), END)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(10));
        taker.awaitCompletion(PATIENCE);
        assertEquals(1, String.join("", taker.getItems()).lines().count());
    }

    @Test
    void text_that_a_spreadsheet_would_run_is_only_text() {
        assertEquals(
                "'=1+1,'+cmd,'@x,'-x,-5.5,,\"a,\"\"b\"\"\",'\tx\r\n",
                CsvText.line(Stream.of("=1+1", "+cmd", "@x", "-x", "-5.5", null, "a,\"b\"", "\tx")
                        .map(Object.class::cast)));
    }
}
