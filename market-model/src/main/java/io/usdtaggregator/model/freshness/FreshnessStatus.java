package io.usdtaggregator.model.freshness;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a figure can be trusted for its age (docs/domain.md, 6). */
public enum FreshnessStatus {
    @JsonProperty("fresh")
    FRESH,
    @JsonProperty("stale")
    STALE,
    @JsonProperty("unavailable")
    UNAVAILABLE
}
