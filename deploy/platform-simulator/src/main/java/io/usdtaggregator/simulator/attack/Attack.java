package io.usdtaggregator.simulator.attack;

import io.usdtaggregator.simulator.market.Distortion;
import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An attempt to move a market's rate.
 *
 * @param percent how far from the fair price, in the client's favour; below 0 to the client's harm
 * @param offers how many adverts are planted, or taken from the honest book
 * @param usdt stock of each planted advert; 0 where none is planted
 */
public record Attack(AttackKind kind, BigDecimal percent, int offers, BigDecimal usdt) implements Distortion {
    private static final int PLACES = 3;

    @Override
    public List<SimulatedOffer> laidOver(MarketName market, List<SimulatedOffer> honest, BigDecimal fair) {
        return kind.method().lay(this, market, honest, fair);
    }

    /** A price moved by the attack's percent: down where the client buys, up where the client sells. */
    BigDecimal moved(MarketName market, BigDecimal price) {
        BigDecimal fraction = percent.movePointLeft(2);
        BigDecimal factor = market.isClientBuy() ? BigDecimal.ONE.subtract(fraction) : BigDecimal.ONE.add(fraction);
        return price.multiply(factor).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
