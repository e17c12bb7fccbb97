package io.usdtaggregator.model.choosing;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.market.Offer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reference rate of docs/domain.md, 3. */
class ReferenceRateTest {

    @Test
    void no_offer_has_no_reference() {
        assertEquals(Optional.empty(), ReferenceRate.of(List.of()));
    }

    @Test
    void of_equal_offers_it_is_their_median() {
        assertEquals("601", reference(offer("602", "100"), offer("600", "100"), offer("601", "100")));
        assertEquals("600.5", reference(offer("600", "100"), offer("601", "100")));
    }

    @Test
    void more_usdt_weigh_more() {
        // weights 100, 100, 200 of 400: half is reached at 601 exactly
        assertEquals("601.5", reference(offer("600", "100"), offer("601", "100"), offer("602", "200")));
        // weights 100, 100, 150, 150 of 500: half is reached at 602
        assertEquals(
                "602", reference(offer("600", "100"), offer("601", "100"), offer("602", "150"), offer("603", "150")));
    }

    @Test
    void no_offer_weighs_more_than_twice_the_usual() {
        // weights 100, 100, 200 of 400, where 1000000 would decide alone
        assertEquals("601.5", reference(offer("600", "100"), offer("601", "100"), offer("602", "1000000")));
        // weights 200, 100, 100, 100 of 500: half is reached at 600
        assertEquals(
                "600",
                reference(offer("600", "100"), offer("601", "100"), offer("601.5", "100"), offer("588", "1000000")));
    }

    private static String reference(Offer... offers) {
        return ReferenceRate.of(List.of(offers)).orElseThrow().toPlainString();
    }

    private static Offer offer(String price, String usdt) {
        return anOffer().at(price).available(usdt).build();
    }
}
