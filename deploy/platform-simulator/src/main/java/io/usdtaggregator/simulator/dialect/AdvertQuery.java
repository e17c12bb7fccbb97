package io.usdtaggregator.simulator.dialect;

import io.usdtaggregator.simulator.market.MarketName;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a platform was asked, once it is understood.
 *
 * @param page counts from 1
 * @param wanted which adverts of the book are asked for
 */
public record AdvertQuery(MarketName market, int page, int rows, Predicate<SimulatedOffer> wanted) {

    /** Reads a question for a whole zone; empty when the platform would not understand it. */
    public static Optional<AdvertQuery> of(
            Dialect dialect, String fiat, Optional<String> clientSide, Optional<Paging.Place> place) {
        if (fiat == null || !fiat.matches("[A-Z]{3}")) {
            return Optional.empty();
        }
        return clientSide.flatMap(side -> place.map(at -> new AdvertQuery(
                new MarketName(dialect.platform(), fiat, MarketName.ZONE, side), at.page(), at.rows(), any -> true)));
    }

    public AdvertQuery in(String country) {
        return new AdvertQuery(
                new MarketName(market.platform(), market.fiat(), country, market.clientSide()), page, rows, wanted);
    }

    public AdvertQuery only(Predicate<SimulatedOffer> some) {
        return new AdvertQuery(market, page, rows, wanted.and(some));
    }
}
