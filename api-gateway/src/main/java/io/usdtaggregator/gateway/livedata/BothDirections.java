package io.usdtaggregator.gateway.livedata;

import java.util.Optional;

/**
 * A corridor there and back, out of one snapshot: four legs of one moment (docs/domain.md, 5).
 *
 * @param back empty where nothing was published for the other direction
 */
public record BothDirections(CrossWithLegs there, Optional<CrossWithLegs> back) {}
