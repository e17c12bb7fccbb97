package io.usdtaggregator.gateway.rates;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The answer of a past instant: that instant, then what was answered. */
record DatedAnswer(Instant asOf, @JsonUnwrapped Object answer) {}
