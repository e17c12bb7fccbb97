package io.usdtaggregator.gateway.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whose calls: an account's by one of its keys, or by its tokens.
 *
 * @param keyId {@code ""} for calls with a JWT
 */
public record CallerId(String accountId, String keyId) {

    /** {@code account|key}, as it stands in Redis and as gateways name it to each other. */
    @JsonValue
    public String text() {
        return accountId + "|" + keyId;
    }

    @JsonCreator
    public static CallerId parse(String text) {
        String[] parts = text.split("\\|", 2);
        return new CallerId(parts[0], parts.length == 1 ? "" : parts[1]);
    }
}
