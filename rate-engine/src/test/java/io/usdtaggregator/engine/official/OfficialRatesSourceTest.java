package io.usdtaggregator.engine.official;

import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.official.OfficialRates;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bank's document on its way from HTTP to Redis. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(value = Bank.class, restrictToAnnotatedClass = true)
class OfficialRatesSourceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    LiveEngine engine;

    @Inject
    OfficialRatesSource source;

    @Inject
    BankReader bank;

    @BeforeEach
    void theBankSaysWhatItSaidBefore() {
        engine.beginsAnew(settings().build());
        Bank.says("1.1500");
        read();
        assertEquals(new BigDecimal("1.15"), published().usdPerEur());
    }

    @Test
    void a_rate_is_published_with_its_day() {
        Bank.says("1.1600");
        read();

        assertEquals(new BigDecimal("1.16"), published().usdPerEur());
        assertEquals(LocalDate.now(ZoneOffset.UTC), published().day());
    }

    @Test
    void a_read_that_fails_is_tried_again_at_once() {
        Bank.says("1.1700");
        Bank.failsFirst(2);
        read();

        assertEquals(new BigDecimal("1.17"), published().usdPerEur());
    }

    @Test
    void a_figure_a_hundred_times_the_last_one_is_not_taken_and_staff_are_told_why() {
        Bank.says("114.00");
        read();

        assertEquals(new BigDecimal("1.15"), published().usdPerEur());
        engine.awaitAlert("official_rate", "EUR:USD", "114.00");
        engine.awaitAlert("official_rate", "EUR:USD", "20 %");
    }

    @Test
    void a_document_of_a_day_ahead_is_not_taken() {
        Bank.sends("<?xml version=\"1.0\"?><Envelope><Cube><Cube time=\"2130-01-01\"><Cube currency=\"USD\""
                + " rate=\"1.2000\"/></Cube></Cube></Envelope>");
        read();

        assertEquals(new BigDecimal("1.15"), published().usdPerEur());
        engine.awaitAlert("official_rate", "EUR:USD", "lies ahead");
    }

    @Test
    void a_stored_value_that_cannot_be_read_back_is_replaced() {
        engine.redis().value(String.class).set(RedisKeys.OFFICIAL_RATES, "{\"usd_per_eur\":" + "1".repeat(5000) + "}");

        read();

        assertEquals(new BigDecimal("1.15"), published().usdPerEur());
    }

    @Test
    void a_document_without_end_is_not_read_to_its_end() {
        Bank.sends("<a>" + " ".repeat(BankReader.MOST_BYTES) + "</a>");

        assertTrue(assertThrows(
                        IllegalStateException.class, () -> bank.read().await().atMost(PATIENCE))
                .getMessage()
                .contains("longer than"));
    }

    @Test
    void a_document_that_stalls_ends_at_its_deadline_and_its_connection_is_closed() throws Exception {
        Bank.stalls();

        RuntimeException late =
                assertThrows(RuntimeException.class, () -> bank.read().await().atMost(PATIENCE));

        assertEquals("the bank did not answer within 2000 ms", FailureReason.of(late));
        assertTrue(Bank.wasHungUp());
    }

    @Test
    void a_stored_value_that_cannot_be_read_back_counts_as_gone() {
        engine.redis().value(String.class).set(RedisKeys.OFFICIAL_RATES, "{\"usd_per_eur\":" + "1".repeat(5000) + "}");

        source.publishAgainWhenGone().await().atMost(PATIENCE);

        assertEquals(new BigDecimal("1.15"), published().usdPerEur());
    }

    @Test
    void a_redirect_is_not_followed() {
        Bank.redirects();

        assertThrows(RuntimeException.class, () -> bank.read().await().atMost(PATIENCE));
    }

    private void read() {
        source.read().await().atMost(PATIENCE);
    }

    private OfficialRates published() {
        return MarketJson.read(engine.redis().value(String.class).get(RedisKeys.OFFICIAL_RATES), OfficialRates.class);
    }
}
