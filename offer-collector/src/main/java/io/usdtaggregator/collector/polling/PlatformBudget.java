package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.redis.Redis;
import io.usdtaggregator.collector.redis.Script;
import io.usdtaggregator.model.settings.Settings.Budget;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * What all collectors together may ask of a platform: requests a minute, a burst, reads at once. A pause (Retry-After,
 * or a circuit opened by failures in a row) holds for all of them.
 */
@Singleton
public final class PlatformBudget {
    private static final Script ENTER = Script.named("slot-enter");
    private static final Script KEEP = Script.named("slot-keep");
    private static final Script LEAVE = Script.named("slot-leave");
    private static final Script TAKE = Script.named("budget-take");
    private static final Script WELL = Script.named("platform-well");
    private static final Script FAILED = Script.named("platform-failed");
    private static final Script THROTTLED = Script.named("platform-throttled");
    private static final double MILLIS_A_MINUTE = 60_000;
    private static final int LEAST_JITTER = 80;
    private static final int MOST_JITTER = 120;

    private static final Logger LOG = Logger.getLogger(PlatformBudget.class);

    private final Redis redis;
    private final CollectorConfig.Polling polling;
    private final Map<String, Spending> spending = new ConcurrentHashMap<>();

    public PlatformBudget(Redis redis, CollectorConfig config) {
        this.redis = redis;
        this.polling = config.polling();
    }

    /** How asking for a slot or a token ended. */
    public enum Grant {
        GRANTED,
        NOT_NOW,
        PAUSED
    }

    /** @param delay until it counts, or until asking again makes sense */
    public record Answer(Grant grant, Duration delay) {}

    /** One read at once more, if there is room; the slot ends by itself when its holder no longer keeps it. */
    public Uni<Answer> enter(String platform, Budget budget, String holder, Duration lasts) {
        return redis.run(
                        ENTER,
                        List.of(bucket(platform), pause(platform), slots(platform)),
                        Math.max(1, budget.concurrency()),
                        holder,
                        lasts.toMillis(),
                        polling.failuresBeforeBreak())
                .map(PlatformBudget::answer);
    }

    Uni<Void> keep(String platform, String holder, Duration lasts) {
        return redis.run(KEEP, List.of(slots(platform)), holder, lasts.toMillis())
                .replaceWithVoid();
    }

    public Uni<Void> leave(String platform, String holder) {
        return redis.run(LEAVE, List.of(slots(platform)), holder).replaceWithVoid();
    }

    /** One request; the token may lie a little ahead. */
    public Uni<Answer> take(String platform, Budget budget) {
        return redis.run(
                        TAKE,
                        List.of(bucket(platform), pause(platform)),
                        Math.max(1, budget.requestsPerMinute()),
                        Math.max(1, budget.burst()),
                        polling.longestRead().toMillis())
                .invoke(answer -> spending.put(platform, new Spending(budget, answer.get(2), Instant.now())))
                .map(PlatformBudget::answer);
    }

    /** Requests that all collectors might send at once, as this one saw it last, and what came in since. */
    double left(String platform) {
        return Optional.ofNullable(spending.get(platform))
                .map(last -> last.left(Instant.now()))
                .orElse(Double.NaN);
    }

    private record Spending(Budget budget, long left, Instant at) {
        double left(Instant now) {
            double cameIn =
                    Duration.between(at, now).toMillis() * (double) budget.requestsPerMinute() / MILLIS_A_MINUTE;
            return Math.min(budget.burst(), left + cameIn);
        }
    }

    /** Zero when nobody has to leave the platform alone. */
    Uni<Duration> pauseLeft(String platform) {
        return redis.millisLeft(pause(platform)).map(Duration::ofMillis);
    }

    public Uni<Void> readWell(String platform) {
        return redis.run(WELL, List.of(bucket(platform))).replaceWithVoid();
    }

    public Uni<Void> failed(String platform) {
        return redis.run(
                        FAILED,
                        List.of(bucket(platform), pause(platform)),
                        polling.failuresBeforeBreak(),
                        polling.firstBreak().toMillis(),
                        polling.longestBreak().toMillis(),
                        ThreadLocalRandom.current().nextInt(LEAST_JITTER, MOST_JITTER))
                .replaceWithVoid();
    }

    public Uni<Void> throttled(String platform, Duration asked) {
        boolean tooLong = asked.compareTo(polling.longestRetryAfter()) > 0;
        Duration believed = tooLong ? polling.longestRetryAfter() : asked;
        if (tooLong) {
            LOG.warnf("pause platform=%s: it asks for %s, and gets %s", platform, asked, believed);
        }
        return redis.run(THROTTLED, List.of(pause(platform)), believed.toMillis())
                .replaceWithVoid();
    }

    private static Answer answer(List<Long> numbers) {
        Grant grant = numbers.get(0) == 1 ? Grant.GRANTED : numbers.get(0) == 0 ? Grant.NOT_NOW : Grant.PAUSED;
        return new Answer(grant, Duration.ofMillis(numbers.get(1)));
    }

    private static String bucket(String platform) {
        return RedisKeys.budget(platform);
    }

    private static String pause(String platform) {
        return RedisKeys.budget(platform) + ":pause";
    }

    private static String slots(String platform) {
        return RedisKeys.budget(platform) + ":slots";
    }
}
