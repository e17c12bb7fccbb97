package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** A quote as it is shown, and for how long that stays so. */
record FoundQuote(ObjectNode shown, Duration unchangedFor) {}
