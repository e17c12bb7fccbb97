package io.usdtaggregator.admin.markets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.usdtaggregator.model.settings.rule.LiquiditySetting.Match;
import io.usdtaggregator.model.settings.rule.LiquiditySetting.Unit;
import io.usdtaggregator.model.settings.rule.Trust;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BrokenLimitsTest {
    private static final String CHANGED = "LIMIT_CHANGED null null null";
    private static final Market MARKET = Market.zone("XOF", TradeType.BUY);

    @Test
    void the_order_sizes_are_compared_as_the_liquidity_setting_matches_them() {
        assertEquals("ORDERS_TOO_SMALL 9999 10000 XOF", liquidity(Match.OVERLAP, offer("5000", "9999", 100, "0.98")));
        assertEquals(
                "ORDERS_TOO_LARGE 500001 500000 XOF", liquidity(Match.OVERLAP, offer("500001", "900000", 100, "0.98")));
        assertEquals(CHANGED, liquidity(Match.OVERLAP, offer("500000", "900000", 100, "0.98")));
        assertEquals(
                "ORDERS_TOO_SMALL 5000 10000 XOF, ORDERS_TOO_LARGE 500001 500000 XOF",
                liquidity(Match.INCLUSION, offer("5000", "500001", 100, "0.98")));
    }

    @Test
    void a_merchant_breaks_each_limit_by_itself() {
        assertEquals(
                "MERCHANT_ORDERS 3 10 null, MERCHANT_COMPLETION 80.00 90.0 null",
                text(limits(FirstStart.settings()).of(DropReason.MERCHANT, offer("1", "60000", 3, "0.80"))));
        assertEquals(
                CHANGED, text(limits(FirstStart.settings()).of(DropReason.MERCHANT, offer("1", "60000", null, null))));
    }

    @Test
    void an_order_below_the_least_capacity_is_given_in_usdt() {
        Settings settings = FirstStart.settings().withTrust(Trust.AT_FIRST);

        assertEquals(
                "CAPACITY 10 20 USDT", text(limits(settings).of(DropReason.CAPACITY, offer("1", "6000", 100, "0.98"))));
    }

    @Test
    void an_offer_that_could_not_be_read_has_no_figures() {
        assertEquals(
                "UNREADABLE null null null", text(limits(FirstStart.settings()).of(DropReason.MALFORMED, null)));
        assertEquals(
                "NOT_WHAT_WAS_ASKED null null null",
                text(limits(FirstStart.settings()).of(DropReason.INVALID, null)));
    }

    @Test
    void what_was_recorded_tells_more_only_where_no_limit_of_now_is_broken() {
        BrokenLimits limits = limits(FirstStart.settings());

        assertTrue(limits.of(DropReason.LIQUIDITY, offer("1", "60000", 100, "0.98")).stream()
                .allMatch(BrokenLimit::isUnspecific));
        assertFalse(limits.of(DropReason.MERCHANT, offer("1", "60000", 3, "0.98")).stream()
                .anyMatch(BrokenLimit::isUnspecific));
    }

    private static String liquidity(Match match, Offer offer) {
        LiquiditySetting setting = new LiquiditySetting(
                TradeType.BUY, "XOF", new BigDecimal("10000"), new BigDecimal("500000"), Unit.FIAT, match);
        Settings settings =
                FirstStart.settings().draft().liquidity(List.of(setting)).build();
        return text(limits(settings).of(DropReason.LIQUIDITY, offer));
    }

    private static BrokenLimits limits(Settings settings) {
        return new BrokenLimits(MARKET, settings, Optional.empty());
    }

    private static String text(List<BrokenLimit> limits) {
        return limits.stream()
                .map(limit -> limit.kind() + " " + limit.value() + " " + limit.limit() + " " + limit.unit())
                .collect(Collectors.joining(", "));
    }

    private static Offer offer(String min, String max, Integer orders, String completion) {
        return new Offer(
                "binance",
                "1",
                new BigDecimal("600"),
                new BigDecimal("5000"),
                new BigDecimal(min),
                new BigDecimal(max),
                List.of(),
                new Merchant("m", "M", true, orders, completion == null ? null : new BigDecimal(completion)));
    }
}
