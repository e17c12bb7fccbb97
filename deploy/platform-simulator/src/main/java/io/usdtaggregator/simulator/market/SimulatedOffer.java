package io.usdtaggregator.simulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One advert as the simulator keeps it, in no platform's dialect.
 *
 * @param min smallest order in fiat
 * @param max the maker's own maximum in fiat; stock may allow less
 * @param available USDT that can be traded
 * @param methods payment identifiers in the platform's own spelling
 * @param makerSide overrides the side that the advert bears, to play a broken platform; {@code null} for the right one
 */
public record SimulatedOffer(
        String id,
        BigDecimal price,
        BigDecimal min,
        BigDecimal max,
        BigDecimal available,
        List<String> methods,
        String merchant,
        int orders30d,
        BigDecimal completionRate,
        boolean verified,
        boolean tradable,
        String makerSide,
        boolean promoted) {

    /** What an order can take at most, in fiat and its hundredths. */
    public BigDecimal dynamicMax() {
        BigDecimal most = max.min(available.multiply(price));
        return most.scale() > 2 ? most.setScale(2, RoundingMode.DOWN) : most;
    }

    /** The same advert at another price; its range moves along, so that its stock still allows it. */
    public SimulatedOffer at(BigDecimal other) {
        return new SimulatedOffer(
                id,
                other,
                moved(min, other),
                moved(max, other),
                available,
                methods,
                merchant,
                orders30d,
                completionRate,
                verified,
                tradable,
                makerSide,
                promoted);
    }

    private BigDecimal moved(BigDecimal amount, BigDecimal other) {
        return amount.multiply(other).divide(price, 2, RoundingMode.DOWN);
    }
}
