package io.usdtaggregator.gateway.webhooks.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a webhook is made from. */
@Schema(
        name = "WebhookRequest",
        description =
                "rate.changed needs a market (fiat, trade_type) or a corridor (from_currency, to_currency), and deviation_pct or heartbeat_seconds or both; alert.raised has none of them, and kinds and min_severity if you like.")
public record WebhookBody(
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
                oneOf = {PercentText.class, PercentNumber.class},
                nullable = true,
                description =
                        "Percent of the rate told last, from 0 (every change) to 1000, with at most 8 decimals. The "
                                + "loss and the return of a usable rate are told too.")
        Object deviationPct,

        @Schema(
                nullable = true,
                minimum = "60",
                maximum = "86400",
                description = "It is told again after so long, changed or not.")
        Integer heartbeatSeconds,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "Of `alert.raised`: only alerts of these kinds; left out, all.")
        List<AlertKindName> kinds,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                nullable = true,
                enumeration = {"info", "warning", "critical"},
                description = "Of `alert.raised`: only alerts at least so urgent; left out, all.")
        String minSeverity) {}
