package io.usdtaggregator.gateway.offers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of adjusted prices. */
@Schema
public record PricePage(@JsonUnwrapped ListSummary summary, List<BigDecimal> prices) {}
