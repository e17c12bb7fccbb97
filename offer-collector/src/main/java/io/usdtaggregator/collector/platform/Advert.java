package io.usdtaggregator.collector.platform;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a platform says about one offer, in our terms but not yet judged.
 *
 * @param asset what is traded, where the platform repeats it
 * @param fiat the currency, where the platform repeats it
 * @param side whether the answer bears the side that was asked
 * @param platformMax the platform's own maximum for one order, its dynamic one where it gives one
 */
public record Advert(
        String offerId,
        Optional<String> asset,
        Optional<String> fiat,
        Side side,
        boolean tradable,
        BigDecimal price,
        BigDecimal availableUsdt,
        BigDecimal minFiat,
        BigDecimal platformMax,
        List<PaymentMethod> paymentMethods,
        Merchant merchant) {
    private static final String ASSET = "USDT";

    /** The side an advert bears, seen from what was asked. */
    public enum Side {
        AS_ASKED,
        OTHER,
        UNSAID;

        /** Compares what the platform says with what it must say; a platform that says nothing cannot contradict. */
        public static Side of(Optional<String> said, String expected) {
            return said.map(side -> side.equalsIgnoreCase(expected) ? AS_ASKED : OTHER)
                    .orElse(UNSAID);
        }

        /** On a platform that always says it: silence is not what was asked. */
        public static Side sure(Optional<String> said, String expected) {
            return of(said, expected) == AS_ASKED ? AS_ASKED : OTHER;
        }
    }

    /** True for an offer that answers another question than the one asked. */
    boolean answersAnother(Market asked) {
        return side == Side.OTHER || otherAsset() || otherFiat(asked);
    }

    /** Why this advert is no offer of the market (filter 1 of DOMAIN.md 2), if so. */
    Optional<String> fault(Market asked) {
        if (price.signum() <= 0) {
            return Optional.of("price: above 0, not " + price.toPlainString());
        }
        if (otherAsset()) {
            return Optional.of("asset: " + ASSET + ", not " + asset.orElseThrow());
        }
        if (otherFiat(asked)) {
            return Optional.of("currency: " + asked.fiat() + ", not " + fiat.orElseThrow());
        }
        if (side == Side.OTHER) {
            return Optional.of("the other side than asked");
        }
        if (!tradable) {
            return Optional.of("not tradable");
        }
        if (minFiat.signum() < 0 || minFiat.compareTo(maxFiat()) > 0) {
            return Optional.of("range: 0 <= min <= max, not " + minFiat.toPlainString() + " to "
                    + maxFiat().toPlainString());
        }
        return Optional.empty();
    }

    Offer offer(String platform) {
        return new Offer(platform, offerId, price, availableUsdt, minFiat, maxFiat(), paymentMethods, merchant);
    }

    /** Staff see the offer itself where its numbers allow one. */
    DroppedOffer invalid(String platform, String fault) {
        boolean readable = price.signum() > 0 && minFiat.signum() >= 0 && minFiat.compareTo(maxFiat()) <= 0;
        return new DroppedOffer(offerId, DropReason.INVALID, fault, readable ? offer(platform) : null);
    }

    private BigDecimal maxFiat() {
        return Offer.fillable(platformMax, availableUsdt, price);
    }

    private boolean otherAsset() {
        return asset.filter(said -> !said.equalsIgnoreCase(ASSET)).isPresent();
    }

    private boolean otherFiat(Market asked) {
        return fiat.filter(said -> !said.equalsIgnoreCase(asked.fiat())).isPresent();
    }
}
