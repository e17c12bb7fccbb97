package io.usdtaggregator.collector.platform;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.Market;

/** The port to one P2P platform. An adapter is a bean of this type; nothing else has to know it. */
public interface Platform {

    /** As in settings: {@code binance}. */
    String code();

    /** Whether a country can be asked for; where it cannot, only whole zones are read. */
    boolean canBeAskedByCountry();

    /** Whether this market can be asked for at all; what cannot is not polled, which is no failure. */
    default boolean serves(Market market) {
        return market.isZone() || canBeAskedByCountry();
    }

    /**
     * Reads the whole book of a market. Never fails: what goes wrong is an outcome too.
     *
     * @param permits asked before each request
     */
    Uni<ReadOutcome> read(Market market, Permits permits);
}
