package io.usdtaggregator.simulator.market;

import java.util.Optional;

/** Which markets are being distorted. */
@FunctionalInterface
public interface Distortions {
    Optional<? extends Distortion> of(MarketName market);
}
