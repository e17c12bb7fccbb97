package io.usdtaggregator.gateway.quotes;

import io.usdtaggregator.gateway.documentation.Formats;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a quote is asked for with. */
@Schema(name = "QuoteRequest")
public record QuoteBody(
        @Schema(pattern = Formats.CURRENCY) String fromCurrency,
        @Schema(pattern = Formats.CURRENCY) String toCurrency,

        @Schema(
                oneOf = {AmountText.class, AmountNumber.class},
                description = "In from_currency, above 0; at most 15 digits before and 8 after the point.")
        Object amount,

        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryFrom,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryTo,

        @Schema(nullable = true, minLength = 1, maxLength = 200)
        String paymentMethodFrom,

        @Schema(nullable = true, minLength = 1, maxLength = 200)
        String paymentMethodTo) {}
