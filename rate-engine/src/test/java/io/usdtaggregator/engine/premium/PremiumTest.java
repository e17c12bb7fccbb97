package io.usdtaggregator.engine.premium;

import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.OfficialRates;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PremiumTest {
    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
                xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
              <gesmes:subject>Reference rates</gesmes:subject>
              <Cube><Cube time="2026-08-20"><Cube currency="USD" rate="1.0842"/><Cube currency="JPY" rate="161.5"/></Cube></Cube>
            </gesmes:Envelope>""";

    @Test
    void the_banks_document_gives_a_day_and_the_dollar() {
        EcbDocument document = EcbDocument.parse(DOCUMENT).orElseThrow();

        assertEquals(LocalDate.of(2026, 8, 20), document.day());
        assertEquals(new BigDecimal("1.0842"), document.usdPerEur());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "<a><Cube time='2026-08-20'/></a>",
                "<a><Cube time='yesterday'><Cube currency='USD' rate='1'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD' rate='0'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD' rate='much'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD'/></Cube></a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a><Cube time='2026-08-20'><Cube currency='USD' rate='&x;'/></Cube></a>"
            })
    void anything_else_gives_nothing(String text) {
        assertTrue(EcbDocument.parse(text).isEmpty());
    }

    @Test
    void a_premium_outside_the_band_is_a_concern_and_inside_it_is_none() {
        OfficialRates official =
                new OfficialRates(1, LocalDate.of(2026, 8, 20), new BigDecimal("1.0842"), null, Instant.EPOCH);
        Settings.Alerts band = new Settings.Alerts(
                BigDecimal.TEN, BigDecimal.TEN, Duration.ZERO, new BigDecimal("-3"), new BigDecimal("5"));

        List<Concern> concerns = PremiumWatch.concerns(
                band,
                official,
                List.of(
                        rate("XOF", "CI", "612"),
                        rate("XOF", "SN", "640"),
                        rate("XAF", "CM", "580"),
                        rate("GHS", "GH", "12")));

        assertEquals(
                List.of("XOF:SN:BUY", "XAF:CM:BUY"),
                concerns.stream().map(Concern::key).toList());
        assertEquals(Concern.Kind.PREMIUM, concerns.get(0).kind());
    }

    private static Rate rate(String fiat, String country, String number) {
        return aRate().in(Market.in(fiat, country, TradeType.BUY)).at(number).build();
    }
}
