package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.gateway.rates.cross.CrossAdjustmentAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossDerivation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the document says of {@link QuoteAnswer}: a signed {@link Quote}, and whether it still holds. */
@Schema(
        name = "Quote",
        description =
                "An indicative price for one amount, recorded with all that it was made from. It binds nobody to trade.")
record QuoteSchema(
        UUID id,
        @Schema(enumeration = {"ACTIVE", "EXPIRED"}) String status,
        boolean indicative,
        @Schema(pattern = Formats.CURRENCY) String fromCurrency,
        @Schema(pattern = Formats.CURRENCY) String toCurrency,

        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String countryFrom,

        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String countryTo,

        BigDecimal amount,

        @Schema(description = "The best rate, adjusted: units of to_currency for 1 of from_currency.")
        BigDecimal rate,

        @Schema(
                description =
                        "What the amount gets: units of to_currency for 1 of from_currency. Quotes made before this field came "
                                + "carry that number in `rate`.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        BigDecimal executableRate,

        BigDecimal amountReceived,

        @Schema(
                description =
                        "The part of the amount that the offers can take, 0 to 1; amount_received is for that part.")
        BigDecimal coverage,

        @Schema(
                nullable = true,
                pattern = Formats.RATE_ID,
                description = "The published cross rate that it stands on; null from a place to itself.")
        String rateId,

        @JsonInclude(JsonInclude.Include.NON_NULL) CrossDerivation derivation,
        CrossAnswer.Legs legs,
        @Schema(nullable = true) CrossAdjustmentAnswer crossAdjustment,
        Instant observedAt,

        @Schema(minimum = "0", description = "Of the older leg when the quote was made.")
        long ageSeconds,

        Instant createdAt,
        Instant expiresAt,
        boolean sandbox,

        @Schema(
                description =
                        "Compact JWS (RS256, typ quote+jwt) over this quote without status and signature; check it with "
                                + "/.well-known/jwks.json.")
        String signature) {}
