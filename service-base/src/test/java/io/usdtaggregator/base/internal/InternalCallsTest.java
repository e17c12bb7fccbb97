package io.usdtaggregator.base.internal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.OtherService.Mode;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.base.internal.history.TickPage;
import io.usdtaggregator.base.internal.usage.UsageApi;
import io.usdtaggregator.base.logging.LogFields;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls between services, with the time-outs, retries and bulkheads that their interfaces declare. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(OtherService.class)
class InternalCallsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** As application.properties of these tests sets them. */
    private static final int AT_ONCE_AND_WAITING = 3 + 2;

    @Inject
    @RestClient
    HistoryApi engine;

    @Inject
    @RestClient
    UsageApi gateways;

    @AfterEach
    void recovers() {
        OtherService.does(Mode.ANSWERS);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> ask().ticks().isEmpty());
    }

    @Test
    void a_call_carries_the_services_secret_and_brings_a_record() {
        OtherService.does(Mode.ANSWERS);

        assertEquals(new TickPage(List.of(), "abc"), ask());
        assertEquals("of-the-tests", OtherService.lastToken());
    }

    @Test
    void a_call_names_the_request_that_it_is_made_for() {
        OtherService.does(Mode.ANSWERS);

        LogFields.with(Map.of("request_id", "of-a-caller"), this::ask);

        assertEquals("of-a-caller", OtherService.lastRequestId());
    }

    @Test
    void what_is_refused_is_not_asked_again() {
        OtherService.does(Mode.REFUSES);

        assertEquals(404, assertThrows(RefusedCall.class, this::ask).status());
        assertEquals(1, OtherService.calls());
    }

    @Test
    void a_connection_that_breaks_is_tried_once_more() {
        OtherService.does(Mode.HANGS_UP_ONCE);

        assertEquals("abc", ask().nextCursor());
        assertEquals(2, OtherService.calls());
    }

    @Test
    void a_service_that_hangs_holds_its_callers_no_longer_than_the_time_out_and_never_more_than_may_wait() {
        OtherService.does(Mode.HANGS);
        List<CompletableFuture<TickPage>> held = IntStream.range(0, AT_ONCE_AND_WAITING)
                .mapToObj(call -> ticks().subscribeAsCompletionStage())
                .toList();

        assertThrows(BulkheadException.class, this::ask);

        held.forEach(call -> await().atMost(PATIENCE).until(call::isCompletedExceptionally));
        assertTrue(held.get(0)
                .handle((page, failure) -> failure instanceof TimeoutException)
                .join());
    }

    @Test
    void a_service_that_fails_again_and_again_is_left_alone_and_asked_again_later() {
        OtherService.does(Mode.FAILS);

        await().atMost(PATIENCE)
                .until(() -> assertThrows(RuntimeException.class, this::ask) instanceof CircuitBreakerOpenException);
        int asked = OtherService.calls();
        assertThrows(CircuitBreakerOpenException.class, this::ask);
        assertEquals(asked, OtherService.calls());
    }

    @Test
    void of_several_instances_one_that_is_out_fails_no_call() {
        OtherService.does(Mode.ANSWERS);

        for (int call = 0; call < 20; call++) {
            assertEquals(
                    YearMonth.of(2026, 11),
                    gateways.usage(null).await().atMost(PATIENCE).month());
        }
        assertEquals(20, OtherService.calls());
    }

    private Uni<TickPage> ticks() {
        return engine.ticks("XOF:-:BUY", "policy", null, null, null, null);
    }

    /** Throws what the call fails with, as it is. */
    private TickPage ask() {
        return ticks().await().atMost(PATIENCE);
    }
}
