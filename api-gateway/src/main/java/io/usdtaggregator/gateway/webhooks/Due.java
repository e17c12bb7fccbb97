package io.usdtaggregator.gateway.webhooks;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A message that this gateway has claimed to deliver now.
 *
 * @param claim names the claim: once another gateway has taken over, this one may record nothing
 * @param lease of that claim
 * @param secrets each signs, so that its owner may replace one without a gap; none where they do not open
 * @param failed attempts before this one
 */
record Due(
        UUID webhook,
        UUID claim,
        Lease lease,
        String accountId,
        String url,
        List<Secret> secrets,
        long number,
        String messageId,
        String body,
        int failed) {

    static Due of(Row row, Lease lease, SecretSeal seal) {
        return new Due(
                row.getUUID("id"),
                row.getUUID("claim"),
                lease,
                row.getString("account_id"),
                row.getString("url"),
                seal.of(row),
                row.getLong("number"),
                row.getString("message_id"),
                row.getString("body"),
                row.getInteger("attempt_count"));
    }

    /** The header {@code webhook-signature}: one signature of each secret. */
    String signature(Instant at) {
        return secrets.stream().map(secret -> secret.sign(messageId, at, body)).collect(Collectors.joining(" "));
    }
}
