package io.usdtaggregator.gateway.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The rate that a webhook watches, as it is now.
 *
 * @param ofCorridor whether it is a cross rate
 * @param number empty when there is none, or it is too old to be given
 * @param shown as the API shows it
 */
record Reading(boolean ofCorridor, Optional<BigDecimal> number, Instant computedAt, JsonNode shown) {}
