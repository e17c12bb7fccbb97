package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.model.market.Offer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jose4j.base64url.Base64Url;
import org.jose4j.lang.HashUtil;

/** The name under which callers speak of an offer: always the same for one offer, and it tells nothing of its merchant. */
final class OfferReference {
    private static final int BYTES = 15;

    private OfferReference() {}

    static String of(Offer offer) {
        String name = offer.platform() + ":" + offer.offerId();
        byte[] digest = HashUtil.getMessageDigest("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        return Base64Url.encode(Arrays.copyOf(digest, BYTES));
    }
}
