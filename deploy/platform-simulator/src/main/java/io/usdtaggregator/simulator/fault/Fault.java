package io.usdtaggregator.simulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A fault that a platform plays until it is switched off.
 *
 * @param delayMs for {@code delay}
 * @param retryAfter for {@code throttled}: seconds, or an HTTP date
 * @param fiat only for this currency; {@code null} for all
 */
public record Fault(
        Kind kind,
        @JsonProperty("delay_ms") Long delayMs,
        @JsonProperty("retry_after") String retryAfter,
        String fiat) {

    /** How a platform can fail. */
    public enum Kind {
        @JsonProperty("delay")
        DELAY,
        @JsonProperty("hang")
        HANG,
        @JsonProperty("throttled")
        THROTTLED,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("html")
        HTML,
        @JsonProperty("truncated")
        TRUNCATED,
        @JsonProperty("error_envelope")
        ERROR_ENVELOPE,
        @JsonProperty("malformed")
        MALFORMED,
        @JsonProperty("empty")
        EMPTY,
        @JsonProperty("wrong_side")
        WRONG_SIDE,
        /** It counts more adverts than it shows. */
        @JsonProperty("counts_more")
        COUNTS_MORE,
        @JsonProperty("huge")
        HUGE
    }
}
