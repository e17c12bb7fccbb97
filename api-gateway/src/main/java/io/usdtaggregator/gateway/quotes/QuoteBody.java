package io.usdtaggregator.gateway.quotes;

import io.usdtaggregator.gateway.documentation.Formats;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
        String paymentMethodTo,

        @Schema(
                nullable = true,
                type = SchemaType.INTEGER,
                minimum = "1",
                maximum = "86400",
                description =
                        "How old the older leg may be, in seconds; left out: as old as staff call fresh. Else 422 rate_too_old.")
        Object maxAge,

        @Schema(
                nullable = true,
                oneOf = {CoverageText.class, CoverageNumber.class},
                description =
                        "The part of the amount that the offers must be able to take, above 0 up to 1; left out: 1. Else 422 "
                                + "amount_not_covered.")
        Object minCoverage) {}
