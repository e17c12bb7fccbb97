package io.usdtaggregator.model.filtering;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.usdtaggregator.model.settings.rule.LiquiditySetting.Match;
import io.usdtaggregator.model.settings.rule.LiquiditySetting.Unit;
import io.usdtaggregator.model.settings.rule.Merchants;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterPipelineTest {
    private static final Market XOF_BUY = Market.zone("XOF", TradeType.BUY);

    @ParameterizedTest(name = "{0}: {1} to {2} kept: {3}")
    @CsvSource({
        "OVERLAP, 5000, 9999, false",
        "OVERLAP, 5000, 10000, true",
        "OVERLAP, 500000, 900000, true",
        "OVERLAP, 500001, 900000, false",
        "INCLUSION, 5000, 10000, false",
        "INCLUSION, 10000, 500000, true",
        "INCLUSION, 10000, 500001, false"
    })
    void a_liquidity_setting_keeps_ranges_that_overlap_or_lie_within(
            Match match, String min, String max, boolean kept) {
        LiquidityFilter filter = new LiquidityFilter(List.of(liquidity("XOF", "10000", "500000", Unit.FIAT, match)));

        assertEquals(kept, filter.keeps(XOF_BUY, anOffer().of(min, max).build()));
    }

    @Test
    void a_setting_in_usdt_divides_the_range_by_the_price() {
        LiquidityFilter filter = new LiquidityFilter(List.of(liquidity(null, "100", null, Unit.USDT, Match.OVERLAP)));

        assertEquals(
                false,
                filter.keeps(XOF_BUY, anOffer().at("600").of("1000", "59999").build()));
        assertEquals(
                true,
                filter.keeps(XOF_BUY, anOffer().at("600").of("1000", "60000").build()));
    }

    @Test
    void the_setting_of_the_currency_goes_before_the_one_for_all() {
        LiquidityFilter filter = new LiquidityFilter(List.of(
                liquidity(null, "1", null, Unit.USDT, Match.OVERLAP),
                liquidity("XOF", "2", null, Unit.FIAT, Match.OVERLAP)));

        assertEquals(Optional.of("XOF"), filter.settingFor(XOF_BUY).map(LiquiditySetting::currency));
        assertEquals(
                new BigDecimal("1"),
                filter.settingFor(Market.zone("GHS", TradeType.BUY))
                        .orElseThrow()
                        .min());
        assertEquals(Optional.empty(), filter.settingFor(XOF_BUY.otherSide()));
    }

    @Test
    void a_merchant_below_the_limits_is_dropped_and_one_without_figures_passes() {
        Merchant weak = new Merchant("1", "Weak", true, 9, new BigDecimal("0.99"));
        Merchant unknown = new Merchant("2", "Unknown", null, null, null);
        MerchantFilter filter = new MerchantFilter(new Merchants(10, new BigDecimal("0.9"), true));

        assertEquals(false, filter.keeps(XOF_BUY, anOffer().with(weak).build()));
        assertEquals(true, filter.keeps(XOF_BUY, anOffer().with(unknown).build()));
    }

    @Test
    void a_changed_setting_brings_back_what_the_old_one_dropped_but_never_an_invalid_offer() {
        Offer small = anOffer().called("small").of("100", "12000").build();
        OfferBook book = new OfferBook(
                1,
                "binance",
                XOF_BUY,
                Instant.EPOCH,
                1,
                List.of(anOffer().called("large").of("1000", "500000").build()),
                List.of(
                        new DroppedOffer("small", DropReason.LIQUIDITY, "", small),
                        new DroppedOffer("broken", DropReason.INVALID, "", null)),
                Set.of());

        OfferBook again = new FilterPipeline(settings(List.of())).filter(book, 2);

        assertEquals(2, again.offers().size());
        assertEquals(Map.of(DropReason.INVALID, 1), again.excluded());
        assertEquals(3, again.offersSeen());
        assertEquals(2, again.version());
        assertEquals(Instant.EPOCH, again.observedAt());

        OfferBook narrow = new FilterPipeline(
                        settings(List.of(liquidity("XOF", "12001", null, Unit.FIAT, Match.OVERLAP))))
                .filter(again, 3);
        assertEquals(Map.of(DropReason.INVALID, 1, DropReason.LIQUIDITY, 1), narrow.excluded());
    }

    @ParameterizedTest(name = "{0} USDT wanted, up to {1} XOF at 600 kept: {2}")
    @CsvSource({"20, 11999, false", "20, 12000, true", "20.01, 12000, false", "0, 1, true"})
    void an_offer_that_cannot_take_the_least_order_has_no_capacity(BigDecimal usdt, String most, boolean kept) {
        CapacityFilter filter = new CapacityFilter(usdt);

        assertEquals(
                kept, filter.keeps(XOF_BUY, anOffer().at("600").of("1", most).build()));
    }

    @Test
    void capacity_is_asked_for_before_liquidity_and_the_merchant() {
        Settings wanting = settings(List.of(liquidity("XOF", "10000", null, Unit.FIAT, Match.OVERLAP)));
        Offer tiny = anOffer()
                .of("100", "200")
                .with(new Merchant("1", "Weak", true, 0, BigDecimal.ZERO))
                .build();
        OfferBook book = new OfferBook(1, "binance", XOF_BUY, Instant.EPOCH, 1, List.of(tiny), List.of(), Set.of());

        assertEquals(
                Map.of(DropReason.CAPACITY, 1),
                new FilterPipeline(wanting).filter(book, 2).excluded());
    }

    @Test
    void stock_caps_what_an_order_can_take() {
        assertEquals(
                new BigDecimal("60000"),
                Offer.fillable(new BigDecimal("90000"), new BigDecimal("100"), new BigDecimal("600")));
    }

    private static LiquiditySetting liquidity(String currency, String min, String max, Unit unit, Match match) {
        return new LiquiditySetting(
                TradeType.BUY, currency, new BigDecimal(min), max == null ? null : new BigDecimal(max), unit, match);
    }

    private static Settings settings(List<LiquiditySetting> liquidity) {
        return FirstStart.settings().draft().version(2).liquidity(liquidity).build();
    }

    @ParameterizedTest(name = "{0} to {1} kept: {2}")
    @CsvSource({"59999, 600000, false", "60000, 600000, true", "60000, 600001, false"})
    void a_setting_in_usdt_may_want_the_whole_range_within_it(String min, String max, boolean kept) {
        LiquidityFilter filter =
                new LiquidityFilter(List.of(liquidity(null, "100", "1000", Unit.USDT, Match.INCLUSION)));

        assertEquals(
                kept, filter.keeps(XOF_BUY, anOffer().at("600").of(min, max).build()));
    }

    @ParameterizedTest(name = "verified {0} kept: {1}")
    @CsvSource({"true, true", "false, false", ", true"})
    void verified_only_drops_who_is_known_not_to_be(Boolean verified, boolean kept) {
        MerchantFilter filter = new MerchantFilter(new Merchants(0, BigDecimal.ZERO, true));

        assertEquals(
                kept,
                filter.keeps(
                        XOF_BUY,
                        anOffer()
                                .with(new Merchant("1", "One", verified, null, null))
                                .build()));
    }
}
