package io.usdtaggregator.model.serving;

import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.serving.MarketPricing.Answering;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which rate answers for a country. */
class MarketPricingTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final Market ZONE = Market.zone("XOF", TradeType.BUY);
    private static final Market COUNTRY = Market.in("XOF", "CI", TradeType.BUY);
    private static final Rate OF_ZONE =
            aRate().in(ZONE).at("600").observedAt(NOW.minusSeconds(20)).build();
    private static final Rate OF_COUNTRY =
            aRate().in(COUNTRY).at("610").observedAt(NOW.minusSeconds(20)).build();

    private final Settings settings = settings()
            .rule(percent("r-1", "XOF", "CI", TradeType.BUY, "10", Direction.MARKUP))
            .build();

    @Test
    void a_country_with_a_usable_rate_answers_by_its_own() {
        Answering answering = answering(true, OF_COUNTRY, OF_ZONE).orElseThrow();

        assertEquals(new Answering(OF_COUNTRY, Optional.empty()), answering);
    }

    @Test
    void a_country_without_one_gets_its_zone_s_offers_by_its_own_rule() {
        Answering answering = answering(true, OF_ZONE).orElseThrow();

        assertEquals(
                0, new BigDecimal("660").compareTo(answering.rate().number().orElseThrow()));
        assertEquals(ZONE, answering.rate().market());
        assertEquals(Optional.of(NOW.minusSeconds(20)), answering.zoneRuleAt());
    }

    @Test
    void a_rate_that_is_too_old_gives_way_to_the_zone_s() {
        Rate old =
                aRate().in(COUNTRY).at("610").observedAt(NOW.minusSeconds(3600)).build();

        assertEquals(ZONE, answering(true, old, OF_ZONE).orElseThrow().rate().market());
    }

    @Test
    void a_zone_without_a_usable_rate_leaves_the_country_with_its_own_reason() {
        Rate unpriced = aRate().in(COUNTRY).unpriced(UnavailableReason.NO_ELIGIBLE_OFFERS);
        Rate zone = aRate().in(ZONE).unpriced(UnavailableReason.NO_ELIGIBLE_OFFERS);

        assertEquals(
                COUNTRY, answering(true, unpriced, zone).orElseThrow().rate().market());
    }

    @Test
    void the_zone_answers_only_where_the_question_allows_it() {
        assertEquals(Optional.empty(), answering(false, OF_ZONE));
    }

    private Optional<Answering> answering(boolean zoneAllowed, Rate... published) {
        Map<Market, Rate> rates = new HashMap<>();
        for (Rate rate : published) {
            rates.put(rate.market(), rate);
        }
        return new MarketPricing(settings, new Freshness(settings, NOW), Set.of())
                .of(COUNTRY, market -> Optional.ofNullable(rates.get(market)), zoneAllowed);
    }
}
