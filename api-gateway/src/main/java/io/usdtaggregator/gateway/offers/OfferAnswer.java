package io.usdtaggregator.gateway.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.usdtaggregator.gateway.offers.OfferList.Listed;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** An Offer of the public API; only operators see its merchant. */
public record OfferAnswer(
        String platform,
        String offerId,
        String reference,
        String fiat,
        TradeType tradeType,
        String country,
        BigDecimal price,
        BigDecimal adjustedPrice,
        BigDecimal availableUsdt,
        BigDecimal minFiat,
        BigDecimal maxFiat,
        BigDecimal minUsdt,
        BigDecimal maxUsdt,
        List<PaymentMethod> paymentMethods,
        @JsonInclude(JsonInclude.Include.NON_NULL) MerchantAnswer merchant,
        boolean outlier,
        Instant observedAt) {

    /** What is public of a merchant. */
    public record MerchantAnswer(
            String name,
            Boolean verified,
            @JsonProperty("orders_30d") Integer orders30d,
            BigDecimal completionRate) {

        static MerchantAnswer of(Merchant merchant) {
            return merchant == null
                    ? null
                    : new MerchantAnswer(
                            merchant.name(), merchant.verified(), merchant.orders30d(), merchant.completionRate());
        }
    }

    static OfferAnswer of(Market market, Listed listed, boolean forOperator) {
        Offer offer = listed.offer();
        return new OfferAnswer(
                offer.platform(),
                offer.offerId(),
                OfferReference.of(offer),
                market.fiat(),
                market.tradeType(),
                market.country(),
                offer.price(),
                listed.adjustedPrice(),
                offer.availableUsdt(),
                offer.minFiat(),
                offer.maxFiat(),
                Decimals.published(offer.minUsdt()),
                Decimals.published(offer.maxUsdt()),
                offer.paymentMethods(),
                forOperator ? MerchantAnswer.of(offer.merchant()) : null,
                listed.outlier(),
                listed.observedAt());
    }
}
