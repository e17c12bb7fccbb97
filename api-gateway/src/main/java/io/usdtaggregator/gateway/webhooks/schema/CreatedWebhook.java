package io.usdtaggregator.gateway.webhooks.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new webhook with its secret. */
@Schema
public record CreatedWebhook(
        UUID id,

        @Schema(
                format = "uri",
                maxLength = 1000,
                description = "https, to a host of the public Internet; without user name, password or fragment.")
        String url,

        @Schema(enumeration = {"rate.changed", "alert.raised"})
        String event,

        @Schema(nullable = true, pattern = Formats.CURRENCY) String fiat,
        @Schema(nullable = true) TradeType tradeType,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String country,
        @Schema(nullable = true, pattern = Formats.CURRENCY) String fromCurrency,
        @Schema(nullable = true, pattern = Formats.CURRENCY) String toCurrency,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryFrom,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryTo,

        @Schema(
                nullable = true,
                description = "Percent of the rate told last, from which a change is told; 0, every change.")
        BigDecimal deviationPct,

        @Schema(nullable = true, description = "It is told again after so long, changed or not.")
        Integer heartbeatSeconds,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Of `alert.raised`: only alerts of these kinds; left out, all.")
        List<AlertKindName> kinds,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                enumeration = {"info", "warning", "critical"},
                description = "Of `alert.raised`: only alerts at least so urgent; left out, all.")
        String minSeverity,

        Instant createdAt,

        @Schema(
                nullable = true,
                description = "Since when nothing is sent any more, because its target answered 410; null for most.")
        Instant disabledAt,

        @Schema(
                pattern = "^whsec_[A-Za-z0-9+/]+=*$",
                description = "What messages are signed with. It is not shown again.")
        String secret) {}
