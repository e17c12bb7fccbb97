package io.usdtaggregator.gateway.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.gateway.offers.ListSummary.RowFreshness;
import io.usdtaggregator.gateway.rates.answer.RatedMarket;
import io.usdtaggregator.model.listing.OfferList.Listed;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.serving.Freshness;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An Offer of the public API; only operators see its merchant. */
@Schema(name = "Offer")
public record OfferAnswer(
        String platform,
        String offerId,

        @Schema(
                pattern = "^[A-Za-z0-9_-]{20}$",
                description = "Always the same for one offer; what `/advertiser` asks for.")
        String reference,

        @JsonUnwrapped RatedMarket market,
        @JsonUnwrapped OfferTerms terms,
        List<PaymentMethodAnswer> paymentMethods,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Operators only.")
        MerchantAnswer merchant,

        @JsonUnwrapped OfferUse use) {

    /** What it costs, and how much it takes. */
    public record OfferTerms(
            BigDecimal price,

            @Schema(nullable = true, description = "By the market's rule; null where the rule would make it 0 or less.")
            BigDecimal adjustedPrice,

            @Schema(nullable = true) BigDecimal availableUsdt,
            BigDecimal minFiat,
            BigDecimal maxFiat,
            BigDecimal minUsdt,
            BigDecimal maxUsdt) {
        private static OfferTerms of(Listed listed) {
            Offer offer = listed.offer();
            return new OfferTerms(
                    offer.price(),
                    listed.adjustedPrice(),
                    offer.availableUsdt(),
                    offer.minFiat(),
                    offer.maxFiat(),
                    Decimals.published(offer.minUsdt()),
                    Decimals.published(offer.maxUsdt()));
        }
    }

    /** Whether the rate takes it into account, and how old it is. */
    public record OfferUse(
            @Schema(description = "Whether the rate leaves it out as too far off.")
            boolean outlier,

            @Schema(nullable = true, description = "Why the rate leaves it out; null where it counts.")
            DropReason setAside,

            @JsonUnwrapped RowFreshness freshness) {}

    /** What is public of a merchant. */
    @Schema(name = "Merchant")
    public record MerchantAnswer(
            @Schema(nullable = true) String name,
            @Schema(nullable = true) Boolean verified,

            @JsonProperty("orders_30d") @Schema(nullable = true, minimum = "0")
            Integer orders30d,

            @Schema(nullable = true, description = "A fraction, 0 to 1.")
            BigDecimal completionRate) {

        static MerchantAnswer of(Merchant merchant) {
            return merchant == null
                    ? null
                    : new MerchantAnswer(
                            merchant.name(), merchant.verified(), merchant.orders30d(), merchant.completionRate());
        }
    }

    static OfferAnswer of(Market market, Listed listed, Freshness freshness, boolean forOperator) {
        Offer offer = listed.offer();
        return new OfferAnswer(
                offer.platform(),
                offer.offerId(),
                OfferReference.of(offer),
                RatedMarket.of(market),
                OfferTerms.of(listed),
                PaymentMethodAnswer.of(offer.paymentMethods()),
                forOperator ? MerchantAnswer.of(offer.merchant()) : null,
                new OfferUse(
                        listed.setAside() == DropReason.OUTLIER,
                        listed.setAside(),
                        RowFreshness.of(listed, freshness)));
    }

    /** A page of offers. */
    @Schema
    public record OfferPage(@JsonUnwrapped ListSummary summary, List<OfferAnswer> offers) {}

    /** One way to pay, as an offer names it. */
    @Schema(name = "PaymentMethod")
    public record PaymentMethodAnswer(
            @Schema(
                    description =
                            "The same on all platforms, such as `orange_money`; an unknown one as its platform gives it.")
            String identifier,

            @Schema(description = "The platform's own name.")
            String name) {

        static List<PaymentMethodAnswer> of(List<PaymentMethod> methods) {
            return methods.stream()
                    .map(method -> new PaymentMethodAnswer(method.identifier(), method.name()))
                    .toList();
        }
    }
}
