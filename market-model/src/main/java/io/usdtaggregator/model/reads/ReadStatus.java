package io.usdtaggregator.model.reads;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The five ways in which reading a platform can end (docs/domain.md, 1). Only {@code READ} replaces a book. */
public enum ReadStatus {
    @JsonProperty("read")
    READ,
    @JsonProperty("throttled")
    THROTTLED,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("malformed")
    MALFORMED,
    @JsonProperty("unreachable")
    UNREACHABLE
}
