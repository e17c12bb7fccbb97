package io.usdtaggregator.collector.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.collector.FakePlatform;
import io.usdtaggregator.collector.platform.Extent;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.Recorded;
import io.usdtaggregator.collector.platform.kucoin.KucoinClient;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.reads.ReadStatus;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer whose head comes at once and whose body never ends. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakePlatform.class)
class StalledAnswerTest {
    @Inject
    @RestClient
    KucoinClient client;

    @ParameterizedTest(name = "one byte after the other: {0}")
    @ValueSource(booleans = {false, true})
    void a_body_that_never_ends_is_unreachable_and_its_connection_is_reset(boolean drip) throws Exception {
        try (StallingServer server = new StallingServer(drip)) {
            Page page = PlatformExchange.page(
                            () -> client.adverts(server.url(), "SELL", "XOF", 1),
                            json -> new Page.Offers(List.of(), List.of(), Extent.whole()))
                    .await()
                    .atMost(Duration.ofSeconds(60));

            ReadOutcome.Failure failure = Recorded.failure(page);
            assertEquals(ReadStatus.UNREACHABLE, failure.status());
            assertEquals("no complete answer within 2000 ms", failure.reason());
            assertTrue(server.wasReset(), "the connection stays open");
        }
    }
}
