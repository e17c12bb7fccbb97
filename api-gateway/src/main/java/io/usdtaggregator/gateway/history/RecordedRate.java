package io.usdtaggregator.gateway.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.model.market.Offer;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/**
 * A record as it was published: the rate of a market with what it was made from, or the cross rate of a corridor.
 *
 * @param rate {@code null} of a corridor
 * @param crossRate {@code null} of a market
 * @param offers {@code null} of a corridor
 */
@Schema(name = "RecordedRate", properties = @SchemaProperty(name = "rate", description = "As it was published."))
record RecordedRate(
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonUnwrapped
        RateAnswer rate,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonUnwrapped
        CrossAnswer crossRate,

        @Schema(minimum = "0", description = "Of staff's settings by which it was made.")
        long settingsVersion,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Of a market: the offers that it was made from, best first, without their merchants.")
        List<OfferUsed> offers,

        @Schema(
                enumeration = {PublishedRecord.RATE, PublishedRecord.CROSS_RATE},
                description =
                        "`rate`: of a market, with the fields of a Rate. `cross_rate`: of a corridor, with those of a CrossRate.")
        String kind) {

    static RecordedRate of(RateAnswer rate, long settingsVersion, List<OfferUsed> offers) {
        return new RecordedRate(rate, null, settingsVersion, offers, PublishedRecord.RATE);
    }

    static RecordedRate of(CrossAnswer crossRate, long settingsVersion) {
        return new RecordedRate(null, crossRate, settingsVersion, null, PublishedRecord.CROSS_RATE);
    }

    /** An offer that a past rate was made from, without its merchant. */
    @Schema(name = "UsedOffer")
    record OfferUsed(String platform, String offerId, BigDecimal price, BigDecimal minFiat, BigDecimal maxFiat) {

        static List<OfferUsed> of(List<Offer> offers) {
            return offers.stream()
                    .map(offer -> new OfferUsed(
                            offer.platform(), offer.offerId(), offer.price(), offer.minFiat(), offer.maxFiat()))
                    .toList();
        }
    }
}
