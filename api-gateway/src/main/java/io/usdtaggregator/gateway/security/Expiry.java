package io.usdtaggregator.gateway.security;

/** Why a caller may no longer read what it began to read. */
public enum Expiry {
    REVOKED("this key or account was revoked"),
    KEY_EXPIRED("this key has expired"),
    TOKEN_EXPIRED("this token has expired; connect again with a new one and Last-Event-ID"),
    ADDRESS_NOT_ALLOWED("this key may no longer be used from this address");

    private final String reason;

    Expiry(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
