package io.usdtaggregator.gateway.webhooks.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Records what came of attempts, again until it is recorded. What was delivered and PostgreSQL does not know yet is
 * remembered here, so that this gateway does not send it again when it claims it anew.
 */
@Singleton
class AttemptRecorder {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(1);
    /** Long enough for a failover or a restart of PostgreSQL. */
    private static final Duration KEEPS_TRYING = Duration.ofMinutes(10);

    private static final int MOST_REMEMBERED = 100_000;

    private final DeliveryQueue queue;
    /** By webhook, of which one delivery at a time is under way. */
    private final Cache<UUID, Delivered> unrecorded = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(KEEPS_TRYING.multipliedBy(2))
            .build();

    private record Delivered(long number, DeliveryAttempt attempt) {}

    AttemptRecorder(DeliveryQueue queue) {
        this.queue = queue;
    }

    /** The attempt that delivered it, when it was made from here already. */
    Optional<DeliveryAttempt> delivered(ClaimedDelivery claimed) {
        return Optional.ofNullable(unrecorded.getIfPresent(claimed.webhook()))
                .filter(delivered -> delivered.number() == claimed.number())
                .map(Delivered::attempt);
    }

    /** False when the claim had ended: then it is remembered on, for this gateway itself may have taken over. */
    Uni<Boolean> record(ClaimedDelivery claimed, DeliveryAttempt attempt) {
        if (attempt.isDelivered()) {
            unrecorded.put(claimed.webhook(), new Delivered(claimed.number(), attempt));
        }
        return Uni.createFrom()
                .deferred(() -> queue.record(claimed, attempt))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .expireIn(KEEPS_TRYING.toMillis())
                .invoke(recorded -> {
                    if (recorded) {
                        unrecorded
                                .asMap()
                                .computeIfPresent(
                                        claimed.webhook(),
                                        (id, held) -> held.number() == claimed.number() ? null : held);
                    }
                });
    }
}
