package io.usdtaggregator.base.redis;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Says that the value under {@code key} now has {@code version}; the reader fetches it.
 *
 * @param value where the message carries it, so that no reader need fetch it; {@code null} where it does not
 */
public record Changed(
        long version,
        String key,
        @JsonInclude(JsonInclude.Include.NON_NULL) String value) {

    public Changed(long version, String key) {
        this(version, key, null);
    }
}
