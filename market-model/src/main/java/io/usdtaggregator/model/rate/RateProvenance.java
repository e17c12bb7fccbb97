package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * When and under what a rate was made, and the name of its record. It stands first in the JSON, with {@code version} in
 * front, where the scripts in Redis look for it.
 *
 * @param version only grows for one source and market, or for one corridor; a smaller one arrives late and changes nothing
 * @param rateId ULID of the record of this figure; {@code null} until it is named
 * @param computedAt when it was last worked out
 * @param updatedAt when what callers see of it last changed
 * @param publishedAt from when on callers were told of it, by Redis' clock, in whole milliseconds; {@link #NOT_PUBLISHED}
 *     until the script that publishes it writes it. In JSON the milliseconds since 1970, which a script can write
 */
@JsonPropertyOrder({"version", "rate_id"})
public record RateProvenance(
        long version,
        String rateId,
        Instant computedAt,
        Instant updatedAt,
        long settingsVersion,

        @JsonFormat(
                shape = JsonFormat.Shape.NUMBER,
                without = {
                    JsonFormat.Feature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS,
                    JsonFormat.Feature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS
                })
        Instant publishedAt) {

    /** Of what is not published yet. */
    public static final Instant NOT_PUBLISHED = Instant.EPOCH;

    public RateProvenance {
        publishedAt = publishedAt == null ? NOT_PUBLISHED : publishedAt;
    }

    /** Of what is not published yet. */
    public RateProvenance(long version, String rateId, Instant computedAt, Instant updatedAt, long settingsVersion) {
        this(version, rateId, computedAt, updatedAt, settingsVersion, NOT_PUBLISHED);
    }

    /** Of a figure that was just worked out and has no name yet. */
    public static RateProvenance unnamed(long version, Instant now, long settingsVersion) {
        return new RateProvenance(version, null, now, now, settingsVersion);
    }

    /** The same under this name, with the figure of this instant. */
    public RateProvenance named(String newRateId, Instant newUpdatedAt) {
        return new RateProvenance(version, newRateId, computedAt, newUpdatedAt, settingsVersion);
    }

    /** The same, published then. */
    public RateProvenance published(Instant at) {
        return new RateProvenance(version, rateId, computedAt, updatedAt, settingsVersion, at);
    }
}
