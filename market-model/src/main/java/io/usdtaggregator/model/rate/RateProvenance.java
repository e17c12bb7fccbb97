package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * When and under what a rate was made, and the name of its record. It stands first in the JSON, with {@code version} in
 * front, where the scripts in Redis look for it.
 *
 * @param version only grows for one source and market, or for one corridor; a smaller one arrives late and changes nothing
 * @param rateId ULID of the record of this figure; {@code null} until it is named
 * @param computedAt when it was last worked out
 * @param updatedAt when the figure last changed
 */
@JsonPropertyOrder({"version", "rate_id"})
public record RateProvenance(long version, String rateId, Instant computedAt, Instant updatedAt, long settingsVersion) {

    /** Of a figure that was just worked out and has no name yet. */
    public static RateProvenance unnamed(long version, Instant now, long settingsVersion) {
        return new RateProvenance(version, null, now, now, settingsVersion);
    }

    /** The same under this name, with the figure of this instant. */
    public RateProvenance named(String newRateId, Instant newUpdatedAt) {
        return new RateProvenance(version, newRateId, computedAt, newUpdatedAt, settingsVersion);
    }
}
