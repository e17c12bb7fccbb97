package io.usdtaggregator.gateway.webhooks;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * A message that this gateway has claimed to deliver now.
 *
 * @param claim names the claim: once another gateway has taken over, this one may record nothing
 * @param lease of that claim
 * @param failed attempts before this one
 */
record Due(
        UUID webhook,
        UUID claim,
        Lease lease,
        String accountId,
        String url,
        Secret secret,
        long number,
        String messageId,
        String body,
        int failed) {

    static Due of(Row row, Lease lease) {
        return new Due(
                row.getUUID("id"),
                row.getUUID("claim"),
                lease,
                row.getString("account_id"),
                row.getString("url"),
                Secret.of(row.getBuffer("secret").getBytes()),
                row.getLong("number"),
                row.getString("message_id"),
                row.getString("body"),
                row.getInteger("attempt_count"));
    }
}
