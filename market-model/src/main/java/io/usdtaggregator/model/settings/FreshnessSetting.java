package io.usdtaggregator.model.settings;

import java.time.Duration;

/** From which age a rate is stale, and from which there is none; never shorter than polling allows (docs/domain.md, 3). */
public record FreshnessSetting(Duration staleAfter, Duration unavailableAfter) {}
