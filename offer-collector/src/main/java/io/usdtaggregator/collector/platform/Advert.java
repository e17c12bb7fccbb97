package io.usdtaggregator.collector.platform;

import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What a platform says about one offer, in our terms but not yet judged. */
public record Advert(
        String offerId, Subject subject, Terms terms, List<PaymentMethod> paymentMethods, Merchant merchant) {
    private static final String ASSET = "USDT";

    /**
     * What is offered.
     *
     * @param asset what is traded, where the platform repeats it
     * @param fiat the currency, where the platform repeats it
     * @param side whether the answer bears the side that was asked
     */
    public record Subject(Optional<String> asset, Optional<String> fiat, Side side, boolean tradable) {}

    /**
     * On what terms.
     *
     * @param price fiat units for 1 USDT
     * @param availableUsdt what a taker can really take
     * @param platformMax the platform's own maximum for one order in fiat, its dynamic one where it gives one
     */
    public record Terms(BigDecimal price, BigDecimal availableUsdt, BigDecimal minFiat, BigDecimal platformMax) {
        BigDecimal maxFiat() {
            return Offer.fillable(platformMax, availableUsdt, price);
        }
    }

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

    /** The same advert under another name. */
    Advert named(String id) {
        return new Advert(id, subject, terms, paymentMethods, merchant);
    }

    /** True for an offer that answers another question than the one asked. */
    boolean answersAnother(Market asked) {
        return subject.side() == Side.OTHER || otherAsset() || otherFiat(asked);
    }

    /** Why this advert is no offer of the market (docs/domain.md, "Filtering", filter 1), if so. */
    Optional<String> fault(Market asked) {
        if (terms.price().signum() <= 0) {
            return Optional.of("price: above 0, not " + terms.price().toPlainString());
        }
        if (otherAsset()) {
            return Optional.of("asset: " + ASSET + ", not " + subject.asset().orElseThrow());
        }
        if (otherFiat(asked)) {
            return Optional.of(
                    "currency: " + asked.fiat() + ", not " + subject.fiat().orElseThrow());
        }
        if (subject.side() == Side.OTHER) {
            return Optional.of("the other side than asked");
        }
        if (!subject.tradable()) {
            return Optional.of("not tradable");
        }
        return rangeFault(asked);
    }

    private Optional<String> rangeFault(Market asked) {
        BigDecimal min = terms.minFiat();
        BigDecimal max = terms.maxFiat();
        if (min.signum() < 0 || min.compareTo(max) > 0) {
            return Optional.of("range: 0 <= min <= max, not " + min.toPlainString() + " to " + max.toPlainString());
        }
        return max.compareTo(minorUnit(asked.fiat())) < 0
                ? Optional.of("no order can be filled: at most " + max.toPlainString() + " " + asked.fiat())
                : Optional.empty();
    }

    Offer offer(String platform) {
        return new Offer(
                platform,
                offerId,
                terms.price(),
                terms.availableUsdt(),
                terms.minFiat(),
                terms.maxFiat(),
                paymentMethods,
                merchant);
    }

    /** Staff see the offer itself where its numbers allow one. */
    DroppedOffer invalid(String platform, String fault) {
        boolean readable = terms.price().signum() > 0
                && terms.minFiat().signum() >= 0
                && terms.minFiat().compareTo(terms.maxFiat()) <= 0;
        return new DroppedOffer(offerId, DropReason.INVALID, fault, readable ? offer(platform) : null);
    }

    /** The smallest amount of a currency: 1 XOF, 0.01 GHS. */
    private static BigDecimal minorUnit(String fiat) {
        try {
            int digits = Currency.getInstance(fiat).getDefaultFractionDigits();
            return BigDecimal.ONE.movePointLeft(Math.max(0, digits));
        } catch (IllegalArgumentException unknown) {
            return BigDecimal.ONE.movePointLeft(2);
        }
    }

    private boolean otherAsset() {
        return subject.asset().filter(said -> !said.equalsIgnoreCase(ASSET)).isPresent();
    }

    private boolean otherFiat(Market asked) {
        return subject.fiat()
                .filter(said -> !said.equalsIgnoreCase(asked.fiat()))
                .isPresent();
    }
}
