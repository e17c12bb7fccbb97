package io.usdtaggregator.gateway.webhooks.secret;

import io.usdtaggregator.gateway.tokens.HmacSha256;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/** What a webhook's messages are signed with, by the Standard Webhooks specification. It never prints itself. */
public final class WebhookSecret {
    static final int BYTES = 32;
    private static final String PREFIX = "whsec_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static WebhookSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    static WebhookSecret of(byte[] stored) {
        return new WebhookSecret(stored.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** {@code whsec_} and base64: what the owner sees once. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** One signature of the header {@code webhook-signature}. */
    public String sign(String messageId, Instant at, String body) {
        String signed = messageId + "." + at.getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(HmacSha256.of(bytes, signed));
    }
}
