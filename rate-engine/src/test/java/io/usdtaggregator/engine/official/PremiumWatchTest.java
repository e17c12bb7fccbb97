package io.usdtaggregator.engine.official;

import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.AlertSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PremiumWatchTest {
    @Test
    void a_premium_outside_the_band_is_an_alert_and_inside_it_is_none() {
        OfficialRates official =
                new OfficialRates(1, LocalDate.of(2026, 8, 20), new BigDecimal("1.0842"), null, Instant.EPOCH);
        AlertSettings band = new AlertSettings(
                BigDecimal.TEN, BigDecimal.TEN, Duration.ZERO, new BigDecimal("-3"), new BigDecimal("5"));

        List<AlertCondition> concerns = PremiumWatch.concerns(
                band,
                official,
                List.of(
                        rate("XOF", "CI", "612"),
                        rate("XOF", "SN", "640"),
                        rate("XAF", "CM", "580"),
                        rate("GHS", "GH", "12")));

        assertEquals(
                List.of("XOF:SN:BUY", "XAF:CM:BUY"),
                concerns.stream().map(AlertCondition::key).toList());
        assertEquals(AlertKind.PREMIUM, concerns.get(0).kind());
    }

    private static Rate rate(String fiat, String country, String number) {
        return aRate().in(Market.in(fiat, country, TradeType.BUY)).at(number).build();
    }
}
