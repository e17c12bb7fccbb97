package io.usdtaggregator.simulator.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** An offer as the control endpoint takes it; only the price is needed. */
record OfferToSet(
        String id,
        BigDecimal price,
        BigDecimal min,
        BigDecimal max,
        BigDecimal available,
        List<String> methods,
        String merchant,
        @JsonProperty("orders_30d") Integer orders30d,
        @JsonProperty("completion_rate") BigDecimal completionRate,
        Boolean verified,
        Boolean tradable,
        @JsonProperty("maker_side") String makerSide,
        Boolean promoted) {
    private static final BigDecimal PLENTY = new BigDecimal("1000000");

    SimulatedOffer toOffer(int position) {
        return new SimulatedOffer(
                Objects.requireNonNullElse(id, "set-" + position),
                price,
                Objects.requireNonNullElse(min, BigDecimal.ONE),
                Objects.requireNonNullElse(max, PLENTY),
                Objects.requireNonNullElse(available, PLENTY),
                Objects.requireNonNullElse(methods, List.of("BANK")),
                Objects.requireNonNullElse(merchant, "Merchant " + position),
                Objects.requireNonNullElse(orders30d, 100),
                Objects.requireNonNullElse(completionRate, BigDecimal.ONE),
                Objects.requireNonNullElse(verified, true),
                Objects.requireNonNullElse(tradable, true),
                makerSide,
                Boolean.TRUE.equals(promoted));
    }
}
