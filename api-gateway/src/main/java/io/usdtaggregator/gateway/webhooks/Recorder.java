package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records what came of attempts, again until it is recorded. What was delivered and PostgreSQL does not know yet is
 * remembered here, so that this gateway does not send it again when it claims it anew.
 */
@Singleton
class Recorder {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(1);
    /** Long enough for a failover or a restart of PostgreSQL. */
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(10);

    private final DeliveryQueue queue;
    /** By webhook, of which one delivery at a time is under way. */
    private final Map<UUID, Delivered> unrecorded = new ConcurrentHashMap<>();

    private record Delivered(long number, Attempt attempt, long at) {
        boolean isOld() {
            return System.nanoTime() - at > MOST_PATIENCE.multipliedBy(2).toNanos();
        }
    }

    Recorder(DeliveryQueue queue) {
        this.queue = queue;
    }

    /** The attempt that delivered it, when it was made from here already. */
    Optional<Attempt> delivered(Due due) {
        return Optional.ofNullable(unrecorded.get(due.webhook()))
                .filter(delivered -> delivered.number() == due.number())
                .map(Delivered::attempt);
    }

    /** False when the claim had ended: then it is remembered on, for the one who took over may have been ourselves. */
    Uni<Boolean> record(Due due, Attempt attempt) {
        if (attempt.delivered()) {
            unrecorded.values().removeIf(Delivered::isOld);
            unrecorded.put(due.webhook(), new Delivered(due.number(), attempt, System.nanoTime()));
        }
        return Uni.createFrom()
                .deferred(() -> queue.record(due, attempt))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .expireIn(MOST_PATIENCE.toMillis())
                .invoke(recorded -> {
                    if (recorded) {
                        unrecorded.computeIfPresent(
                                due.webhook(), (id, held) -> held.number() == due.number() ? null : held);
                    }
                });
    }
}
