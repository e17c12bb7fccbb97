package io.usdtaggregator.model.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OfficialRatesTest {
    private final OfficialRates rates =
            new OfficialRates(1, LocalDate.of(2026, 8, 20), new BigDecimal("1.0842"), null, Instant.EPOCH);

    @Test
    void a_franc_is_what_the_euro_makes_it() {
        assertEquals("605.0147574", rates.of("XOF").orElseThrow().toPlainString());
        assertEquals(rates.of("XOF"), rates.of("XAF"));
        assertTrue(rates.of("GHS").isEmpty());
    }

    @Test
    void a_premium_is_percent_of_the_official_rate() {
        assertEquals(
                "10",
                OfficialRates.premiumPct(new BigDecimal("660"), new BigDecimal("600"))
                        .toPlainString());
        assertEquals(
                "-5",
                OfficialRates.premiumPct(new BigDecimal("570"), new BigDecimal("600"))
                        .toPlainString());
    }

    @Test
    void without_the_banks_rate_there_is_none() {
        OfficialRates none =
                new OfficialRates(1, null, null, OfficialRates.MissingReason.SOURCE_UNREADABLE, Instant.EPOCH);

        assertTrue(none.of("XOF").isEmpty());
    }
}
