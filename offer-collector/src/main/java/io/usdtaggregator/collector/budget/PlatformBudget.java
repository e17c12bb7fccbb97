package io.usdtaggregator.collector.budget;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.model.settings.Budget;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What all collectors together may ask of a platform: requests a minute, a burst, reads at once. A pause (Retry-After,
 * or a circuit opened by failures in a row) holds for all of them.
 */
@Singleton
public class PlatformBudget {
    private static final RedisScript TAKE = RedisScript.named("budget-take");
    private static final RedisScript FAILED = RedisScript.named("platform-failed");
    private static final RedisScript THROTTLED = RedisScript.named("platform-throttled");
    private static final RedisScript LIFT = RedisScript.named("platform-lift");
    /** The value of a pause that failures in a row made, as its script writes it. */
    private static final String CIRCUIT = "circuit";

    private static final int LEAST_JITTER = 80;
    private static final int MOST_JITTER = 120;

    private static final Logger LOG = Logger.getLogger(PlatformBudget.class);

    private final RedisCommands redis;
    private final CollectorConfig.Polling polling;
    private final Map<String, RemainingTokens> remaining = new ConcurrentHashMap<>();

    public PlatformBudget(RedisCommands redis, CollectorConfig config) {
        this.redis = redis;
        this.polling = config.polling();
    }

    /** One request; the token may lie a little ahead. */
    public Uni<BudgetAnswer> take(String platform, Budget budget) {
        return run(
                        TAKE,
                        List.of(bucket(platform), pauseKey(platform)),
                        Math.max(1, budget.requestsPerMinute()),
                        Math.max(1, budget.burst()),
                        polling.longestRead().toMillis())
                .invoke(answer -> seen(platform, budget, answer.get(2)))
                .map(numbers -> BudgetAnswer.of(numbers.get(0), numbers.get(1)));
    }

    /** That Redis told so many tokens to be left. */
    public void seen(String platform, Budget budget, long left) {
        remaining.put(platform, new RemainingTokens(budget, left, Instant.now()));
    }

    /** Requests that all collectors might send at once, as this one saw it last; NaN before it asked. */
    public double left(String platform) {
        return Optional.ofNullable(remaining.get(platform))
                .map(last -> last.at(Instant.now()))
                .orElse(Double.NaN);
    }

    /** Zero when nobody has to leave the platform alone. */
    public Uni<Duration> pauseLeft(String platform) {
        return redis.timeToLive(pauseKey(platform));
    }

    /** The pause that all collectors keep to now; empty when there is none. */
    public Uni<Optional<Pause>> pause(String platform) {
        return redis.get(pauseKey(platform))
                .chain(cause -> pauseLeft(platform).map(left -> cause.filter(any -> !left.isZero())
                        .map(known -> new Pause(left, !known.equals(CIRCUIT)))));
    }

    /**
     * A time in which nobody asks the platform.
     *
     * @param askedFor by the platform; otherwise it rests after failures in a row
     */
    public record Pause(Duration left, boolean askedFor) {}

    /** Failures in a row open the circuit for all collectors. */
    public Uni<Void> failed(String platform) {
        return run(
                        FAILED,
                        List.of(bucket(platform), pauseKey(platform)),
                        polling.failuresBeforeBreak(),
                        polling.firstBreak().toMillis(),
                        polling.longestBreak().toMillis(),
                        ThreadLocalRandom.current().nextInt(LEAST_JITTER, MOST_JITTER))
                .replaceWithVoid();
    }

    /** All collectors leave the platform alone for so long, up to {@code collector.polling.longest-retry-after}. */
    public Uni<Void> throttled(String platform, Duration asked) {
        boolean tooLong = asked.compareTo(polling.longestRetryAfter()) > 0;
        Duration believed = tooLong ? polling.longestRetryAfter() : asked;
        if (tooLong) {
            LOG.warnf("pause platform=%s: it asks for %s, and gets %s", platform, asked, believed);
        }
        return run(THROTTLED, List.of(pauseKey(platform)), believed.toMillis()).replaceWithVoid();
    }

    /** Ends a pause before its time: staff switched the platform off, and start afresh when they switch it on. */
    public Uni<Void> lift(String platform) {
        return run(LIFT, List.of(bucket(platform), pauseKey(platform))).replaceWithVoid();
    }

    private Uni<List<Long>> run(RedisScript script, List<String> keys, Object... arguments) {
        return redis.run(script, keys, Stream.of(arguments).map(String::valueOf).toList())
                .map(RedisAnswers::numbers);
    }

    private static String bucket(String platform) {
        return RedisKeys.budget(platform);
    }

    private static String pauseKey(String platform) {
        return RedisKeys.budgetPause(platform);
    }
}
