package io.usdtaggregator.model.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * Who posted an offer. A figure that the platform does not give is {@code null}.
 *
 * @param completionRate a fraction from 0 to 1
 */
public record Merchant(
        String id,
        String name,
        Boolean verified,
        @JsonProperty("orders_30d") Integer orders30d,
        BigDecimal completionRate) {}
