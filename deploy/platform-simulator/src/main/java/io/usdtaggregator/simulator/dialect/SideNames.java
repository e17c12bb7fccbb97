package io.usdtaggregator.simulator.dialect;

import java.util.Optional;

/**
 * What a platform calls its two sides in a request.
 *
 * @param clientBuys asks for the adverts from which the client buys
 */
public record SideNames(String clientBuys, String clientSells) {

    /** {@code BUY} or {@code SELL} as the client does; empty for another word. */
    public Optional<String> clientSide(String said) {
        if (clientBuys.equals(said)) {
            return Optional.of("BUY");
        }
        return clientSells.equals(said) ? Optional.of("SELL") : Optional.empty();
    }
}
