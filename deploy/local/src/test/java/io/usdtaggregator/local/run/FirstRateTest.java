package io.usdtaggregator.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.usdtaggregator.local.secrets.Credentials;
import io.usdtaggregator.local.secrets.Credentials.Account;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstRateTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicInteger askedForXof = new AtomicInteger();
    private HttpServer gateway;

    /** Has a rate of another market from the beginning, and the one of XOF at the third question. */
    @BeforeEach
    void a_gateway_whose_rates_come_one_after_the_other() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/api/v1/best-rates", exchange -> {
            boolean xof =
                    "fiat=XOF&trade_type=BUY".equals(exchange.getRequestURI().getQuery());
            String rate = xof && askedForXof.incrementAndGet() < 3 ? "null" : "\"612\"";
            byte[] answer = ("{\"best_rates\":[{\"rate\":" + rate + "}]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void nothing_is_left_behind() {
        gateway.stop(0);
    }

    @Test
    void the_call_that_is_printed_is_asked_until_it_gives_a_rate() throws InterruptedException {
        assertTrue(new FirstRate(credentials(), FirstRate.PRINTED).await(PATIENCE));

        assertEquals(3, askedForXof.get());
    }

    @Test
    void any_rate_is_there_before_that() throws InterruptedException {
        assertTrue(new FirstRate(credentials(), FirstRate.ANY).await(PATIENCE));

        assertEquals(0, askedForXof.get());
    }

    private Credentials credentials() {
        String address = "http://127.0.0.1:" + gateway.getAddress().getPort();
        return new Credentials(address, address, new Account("a", "b"), new Account("c", "d"), "usdt_test_key");
    }
}
