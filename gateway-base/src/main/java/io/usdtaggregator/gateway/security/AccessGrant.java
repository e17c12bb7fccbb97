package io.usdtaggregator.gateway.security;

import io.usdtaggregator.gateway.address.AddressList;
import io.usdtaggregator.model.access.Access.ApiKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What lets a caller go on reading: its account and groups, its key or token, and from where it reads.
 *
 * @param tokenEndsAt empty for an API key, whose end staff may move
 */
public record AccessGrant(Caller caller, Optional<Instant> tokenEndsAt, String address) {

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

    /** Why it ended; empty while it holds. */
    public Optional<Expiry> ended(AccessIndex now, Instant at) {
        if (tokenEndsAt.filter(end -> !end.isAfter(at)).isPresent()) {
            return Optional.of(Expiry.TOKEN_EXPIRED);
        }
        boolean reads = now.account(caller.accountId())
                .filter(account -> account.active() && account.groups().stream().anyMatch(caller.groups()::contains))
                .isPresent();
        if (!reads) {
            return Optional.of(Expiry.REVOKED);
        }
        return caller.keyId().isEmpty() ? Optional.empty() : keyEnded(now.keyNamed(caller.keyId()), at);
    }

    private Optional<Expiry> keyEnded(Optional<ApiKey> found, Instant at) {
        if (found.filter(ApiKey::active).isEmpty()) {
            return Optional.of(Expiry.REVOKED);
        }
        ApiKey key = found.get();
        if (key.expiresAt() != null && !key.expiresAt().isAfter(at)) {
            return Optional.of(Expiry.KEY_EXPIRED);
        }
        return AddressList.of(key.allowedIps()).allows(address)
                ? Optional.empty()
                : Optional.of(Expiry.ADDRESS_NOT_ALLOWED);
    }
}
