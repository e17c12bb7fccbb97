package io.usdtaggregator.engine.quotes;

import java.time.Instant;

/**
 * A quote as the gateway signed it.
 *
 * @param idempotencyKey the same key of the same account gives the same quote
 * @param request what was asked, in a form that can be compared
 * @param quote the signed JSON, byte for byte
 */
public record KeptQuote(
        String id,
        String account,
        String idempotencyKey,
        String request,
        String quote,
        Instant createdAt,
        Instant expiresAt) {}
