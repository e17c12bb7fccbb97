package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.Serving;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Compares the rates in memory with what each webhook was last told, and queues what it must be told. */
@Singleton
class RateWatch {
    private static final String WATCHED = "SELECT id, account_id, subject, deviation_pct, rate_events, last_rate,"
            + " last_computed_at, coalesce(last_told_at + heartbeat_seconds * interval '1 second' <= now(), false)"
            + " AS heartbeat_due FROM gateway.webhook WHERE disabled_at IS NULL AND event = '" + Webhook.RATE_CHANGED
            + "'";
    /** Changes nothing when another gateway told something since this one looked. */
    private static final String TELL = "WITH target AS (UPDATE gateway.webhook SET last_number = last_number + 1,"
            + " due_at = coalesce(due_at, now()), rate_events = rate_events + 1, last_rate = $6,"
            + " last_computed_at = $7, last_told_at = now() WHERE id = $1 AND rate_events = $5 AND disabled_at IS NULL"
            + " RETURNING id, last_number)"
            + " INSERT INTO gateway.webhook_delivery (webhook_id, number, message_id, event, body)"
            + " SELECT id, last_number, $2, $3, $4 FROM target";

    /** Confirmed once a second; a look-up of Redis has 2 s. */
    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(5);

    private final Tables tables;
    private final LiveData boards;
    private final Serving serving;
    private final ActiveAccounts accounts;

    RateWatch(Tables tables, LiveData boards, Serving serving, ActiveAccounts accounts) {
        this.tables = tables;
        this.boards = boards;
        this.serving = serving;
        this.accounts = accounts;
    }

    private record Watched(UUID id, String accountId, String subject, Optional<BigDecimal> deviationPct, Told told) {}

    /** Looks once. */
    Uni<Void> look() {
        if (!isCurrent()) {
            return Uni.createFrom().voidItem();
        }
        return tables.run(WATCHED)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RateWatch::watched)
                        .toList())
                .chain(this::tellAll);
    }

    /**
     * Whether Redis says that what is in memory is what there is. Cut off from it memory only grows old, and what would be
     * told of that is not true. An empty Redis (version 0) confirms nothing either.
     */
    private boolean isCurrent() {
        return boards.ready()
                && boards.ratesConfirmedAt().isAfter(Instant.now().minus(CONFIRMED_WITHIN))
                && boards.rates().version() > 0;
    }

    private Uni<Void> tellAll(List<Watched> all) {
        // Again: PostgreSQL may have taken long.
        if (!isCurrent()) {
            return Uni.createFrom().voidItem();
        }
        Readings readings = Readings.now(boards, serving);
        List<String> active = accounts.readers();
        return Multi.createFrom()
                .iterable(all)
                .filter(watched -> active.contains(watched.accountId()))
                .onItem()
                .transformToUniAndConcatenate(watched -> readings.of(watched.subject())
                        .flatMap(now -> watched.told()
                                .causeToTell(now, watched.deviationPct())
                                .map(cause -> tell(watched, now, cause)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> tell(Watched watched, Reading now, Cause cause) {
        Event event = Event.of(Webhook.RATE_CHANGED, Instant.now(), RateChange.of(watched.told(), now, cause));
        return tables.run(
                        TELL,
                        watched.id(),
                        event.messageId(),
                        event.type(),
                        event.body(),
                        watched.told().events(),
                        now.number().orElse(null),
                        now.computedAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    private static Watched watched(Row row) {
        OffsetDateTime computedAt = row.getOffsetDateTime("last_computed_at");
        return new Watched(
                row.getUUID("id"),
                row.getString("account_id"),
                row.getString("subject"),
                Optional.ofNullable(row.getBigDecimal("deviation_pct")),
                new Told(
                        row.getLong("rate_events"),
                        Optional.ofNullable(row.getBigDecimal("last_rate")),
                        computedAt == null ? null : computedAt.toInstant(),
                        row.getBoolean("heartbeat_due")));
    }
}
