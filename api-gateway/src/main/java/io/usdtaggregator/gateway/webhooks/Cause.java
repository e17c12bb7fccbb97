package io.usdtaggregator.gateway.webhooks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a rate is told. */
enum Cause {
    /** The webhook is new: what the following changes are counted from. */
    @JsonProperty("first")
    FIRST,
    @JsonProperty("deviation")
    DEVIATION,
    /** There is no usable rate any more, or there is one again. */
    @JsonProperty("availability")
    AVAILABILITY,
    @JsonProperty("heartbeat")
    HEARTBEAT
}
