package io.usdtaggregator.model.filtering;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.settings.rule.Outliers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutlierFilterTest {

    @Test
    void a_price_far_from_the_median_is_an_outlier() {
        assertEquals(List.of("700"), outliers("3", "3", "600", "601", "602", "603", "604", "700"));
    }

    @Test
    void a_price_just_on_the_cut_stays() {
        // median 602.5, 3 % of it 18.075
        assertEquals(List.of(), outliers("3", "3", "600", "601", "602", "603", "604", "620.575"));
        assertEquals(List.of("620.576"), outliers("3", "3", "600", "601", "602", "603", "604", "620.576"));
    }

    @Test
    void fewer_than_five_merchants_have_no_outliers_where_the_zone_is_as_thin() {
        assertEquals(List.of(), outliers("3", "3", "600", "601", "602", "700"));
    }

    @Test
    void nought_turns_the_cut_off() {
        assertEquals(List.of(), outliers("0", "0", "600", "601", "602", "603", "604", "700"));
    }

    private static List<String> outliers(String multiple, String percent, String... prices) {
        return outliers(
                multiple,
                percent,
                Stream.of(prices).map(price -> anOffer().at(price).build()).toList());
    }

    private static List<String> outliers(String multiple, String percent, List<Offer> pool) {
        OutlierFilter cut =
                new OutlierFilter(new Outliers(new BigDecimal(multiple), new BigDecimal(percent)), BigDecimal.TEN);
        return pool.stream()
                .filter(cut.outliersAmong(pool, Optional.empty()))
                .map(offer -> offer.price().toPlainString())
                .toList();
    }

    @Test
    void five_merchants_are_enough() {
        assertEquals(List.of("700"), outliers("3", "3", "600", "601", "602", "603", "700"));
    }

    @Test
    void either_measure_alone_cuts_where_the_other_is_off() {
        // median 602.5, MAD 1.5: 610 lies 7.5 away, beyond 4.5 and within 18.075
        assertEquals(List.of("610"), outliers("3", "0", "600", "601", "602", "603", "604", "610"));
        assertEquals(List.of(), outliers("0", "3", "600", "601", "602", "603", "604", "610"));
        assertEquals(List.of("621"), outliers("0", "3", "600", "601", "602", "603", "604", "621"));
    }

    @Test
    void where_most_prices_agree_only_the_percentage_leaves_room() {
        assertEquals(List.of("600.01"), outliers("3", "0", "600", "600", "600", "600", "600.01"));
        assertEquals(List.of(), outliers("3", "3", "600", "600", "600", "600", "618"));
        assertEquals(List.of("618.01"), outliers("3", "3", "600", "600", "600", "600", "618.01"));
    }

    @Test
    void of_two_halves_apart_the_worse_prices_are_the_market() {
        assertEquals(List.of("600", "601", "602"), outliers("3", "3", "600", "601", "602", "640", "641", "642"));
        assertEquals(List.of("642", "641", "640"), outliers("3", "3", "642", "641", "640", "602", "601", "600"));
    }

    @Test
    void halves_of_two_platforms_are_both_kept_unless_either_platform_is_in_both() {
        List<Offer> apart = List.of(
                on("binance", "600"),
                on("binance", "601"),
                on("binance", "602"),
                on("bybit", "640"),
                on("bybit", "641"),
                on("bybit", "642"));
        List<Offer> mixed = new ArrayList<>(apart);
        mixed.set(5, on("binance", "642"));

        assertEquals(List.of(), outliers("3", "3", apart));
        assertEquals(List.of("600", "601", "602"), outliers("3", "3", mixed));
    }

    private static Offer on(String platform, String price) {
        return anOffer().on(platform).at(price).build();
    }

    @Test
    void a_majority_of_one_decides_whichever_side_it_is_on() {
        assertEquals(List.of("640", "641", "642"), outliers("3", "3", "600", "601", "602", "603", "640", "641", "642"));
        assertEquals(List.of("600", "601", "602"), outliers("3", "3", "600", "601", "602", "640", "641", "642", "643"));
    }

    @Test
    void halves_within_the_percentage_of_each_other_are_one_market() {
        // 3 % of 618 is 18.54
        assertEquals(List.of(), outliers("3", "3", "599.46", "599.46", "599.46", "618", "618", "618"));
        assertEquals(
                List.of("599.45", "599.45", "599.45"),
                outliers("3", "3", "599.45", "599.45", "599.45", "618", "618", "618"));
    }

    @Test
    void without_a_percentage_halves_are_not_told_apart() {
        assertEquals(List.of(), outliers("3", "0", "600", "601", "602", "640", "641", "642"));
    }
}
