package io.usdtaggregator.base.internal.quotes;

import java.time.Instant;
import java.util.Objects;

/**
 * A quote as a gateway signed it.
 *
 * @param idempotencyKey the same key of the same account gives the same quote
 * @param request what was asked, in a form that can be compared
 * @param quote the signed JSON, byte for byte
 */
public record NewQuote(
        String id,
        String account,
        String idempotencyKey,
        String request,
        String quote,
        Instant createdAt,
        Instant expiresAt) {
    public NewQuote {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(idempotencyKey, "idempotency_key");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(createdAt, "created_at");
        Objects.requireNonNull(expiresAt, "expires_at");
    }
}
