package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.model.market.Offer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The name under which callers speak of an offer: always the same for one offer, and it tells nothing of its merchant. */
final class OfferReference {
    private static final int BYTES = 15;

    private OfferReference() {}

    static String of(Offer offer) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((offer.platform() + ":" + offer.offerId()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
