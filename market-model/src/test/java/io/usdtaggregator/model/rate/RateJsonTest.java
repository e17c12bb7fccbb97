package io.usdtaggregator.model.rate;

import static io.usdtaggregator.model.crossing.CrossRateBuilder.aCrossRate;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static io.usdtaggregator.model.rate.RateBuilder.aRate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.UnpricedCrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.SetAsideOffer;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateJsonTest {
    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");
    private static final Market GHS = Market.zone("GHS", TradeType.SELL);
    private static final Adjustment RULE =
            new Adjustment("r-1", "XOF", AdjustmentMode.PERCENT, new BigDecimal("2"), Direction.MARKUP);

    @Test
    void a_priced_rate_comes_back_from_json_as_it_was() {
        assertComesBack(aRate().version(7).observedAt(NOON).adjusted(RULE).build());
        assertComesBack(aRate().observedAt(NOON)
                .ofBooksReadAt(Map.of("binance", NOON, "bybit", NOON))
                .build());
        assertComesBack(aRate().build().withoutOffers());
    }

    @Test
    void the_offers_set_aside_stand_beside_the_eligible_ones() {
        PricedRate one = aRate().build();
        PricedRate rate = new PricedRate(
                one.provenance(),
                one.market(),
                one.source(),
                one.price(),
                one.origin(),
                one.quality(),
                new FilteredOffers(
                        one.offers(),
                        List.of(new SetAsideOffer(anOffer().at("900").build(), DropReason.OUTLIER)),
                        null));

        assertComesBack(rate);
        JsonNode json = MarketJson.read(MarketJson.write(rate), JsonNode.class);
        assertEquals("600", json.at("/offers/0/price").asText());
        assertEquals("900", json.at("/set_aside/0/offer/price").asText());
        assertEquals("outlier", json.at("/set_aside/0/reason").asText());
    }

    @Test
    void an_unpriced_rate_comes_back_from_json_as_it_was() {
        UnpricedRate without = aRate().unpriced(UnavailableReason.TOO_OLD);

        assertComesBack(without);
        assertComesBack(new UnpricedRate(
                without.provenance(),
                without.market(),
                without.source(),
                UnavailableReason.NO_OFFER_WITH_PAYMENT_METHOD,
                Quality.NONE,
                new RateOrigin("bybit", NOON, "binance has no book", Map.of()),
                new FilteredOffers(
                        List.of(), List.of(new SetAsideOffer(anOffer().build(), DropReason.OUTLIER)), null)));
    }

    @Test
    void a_cross_rate_comes_back_from_json_as_it_was() {
        PricedRate buy = aRate().observedAt(NOON).build();
        PricedRate sell = aRate().in(GHS).at("12.3").observedAt(NOON).build();
        CrossAdjustment rule = new CrossAdjustment(
                "c-1",
                "XOF",
                AdjustmentMode.PERCENT,
                new CrossAdjustment.Step(BigDecimal.ONE, Direction.MARKUP),
                new CrossAdjustment.Step(BigDecimal.ZERO, Direction.MARKUP));
        CrossRate priced = aCrossRate(buy, sell).adjusted(rule).build();
        CrossRate lacking = UnpricedCrossRate.lackingLeg(
                priced.provenance(), priced.corridor(), Optional.of(buy), Optional.empty());

        assertEquals(priced, MarketJson.read(MarketJson.write(priced), CrossRate.class));
        assertEquals(lacking, MarketJson.read(MarketJson.write(lacking), CrossRate.class));
    }

    @Test
    void the_version_stands_first_where_the_scripts_in_redis_look_for_it() {
        PricedRate rate = aRate().version(41).build();

        for (Object figure : List.of(
                rate,
                aRate().version(41).unpriced(UnavailableReason.NO_BOOK),
                aCrossRate(rate, rate).version(41).build())) {
            assertTrue(MarketJson.write(figure).startsWith("{\"version\":41,"), MarketJson.write(figure));
        }
    }

    @Test
    void a_rate_recorded_by_an_earlier_version_with_all_its_nulls_is_read() {
        Rate rate = MarketJson.read("""
                {"version":3,"rate_id":"01J","market":{"fiat":"XOF","country":null,"trade_type":"BUY"},"source":"policy",
                 "platform":null,"rate":null,"raw_rate":null,"median":null,"adjustment":null,"quality":null,"offers":[],
                 "fallback":false,"fallback_reason":null,"reason":"no_book","observed_at":null,
                 "computed_at":"2026-08-21T12:00:00Z","updated_at":"2026-08-21T12:00:00Z","settings_version":2}
                """, Rate.class);

        assertEquals(Optional.of(UnavailableReason.NO_BOOK), rate.whyUnpriced());
        assertEquals(Quality.NONE, rate.quality());
    }

    private static void assertComesBack(Rate rate) {
        assertEquals(rate, MarketJson.read(MarketJson.write(rate), Rate.class));
    }
}
