package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the document says of {@link QuoteAnswer}: a signed {@link Quote}, and whether it still holds. */
@Schema(
        name = "Quote",
        description =
                "An indicative price for one amount, recorded with all that it was made from. It binds nobody to trade.")
record QuoteSchema(
        @JsonUnwrapped Quote quote,
        @Schema(enumeration = {"ACTIVE", "EXPIRED"}) String status,

        @Schema(
                description =
                        "Compact JWS (RS256, typ quote+jwt) over this quote without status and signature; check it with "
                                + "/.well-known/jwks.json.")
        String signature) {}
