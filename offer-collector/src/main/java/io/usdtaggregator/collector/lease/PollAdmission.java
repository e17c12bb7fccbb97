package io.usdtaggregator.collector.lease;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.budget.BudgetAnswer;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Budget;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets polls begin, go on and end: a slot of the platform, the market's lease and the tokens of the expected requests are taken
 * in one step, or none of them; slot and lease are kept and given back in one step too.
 */
@Singleton
public class PollAdmission {
    private static final RedisScript BEGIN = RedisScript.named("poll-begin");
    private static final RedisScript KEEP = RedisScript.named("poll-keep");
    private static final RedisScript END = RedisScript.named("poll-end");
    private static final long BEGUN = 1;
    private static final long LEASED = 2;
    private static final double MILLIS_A_MINUTE = 60_000;

    private final RedisCommands redis;
    private final PlatformBudget budgets;
    private final CollectorConfig.Polling polling;

    PollAdmission(RedisCommands redis, PlatformBudget budgets, CollectorConfig config) {
        this.redis = redis;
        this.budgets = budgets;
        this.polling = config.polling();
    }

    /**
     * A poll that is to begin.
     *
     * @param holder names this poll in its lease and its slot
     * @param slotLasts the slot ends by itself when its holder no longer keeps it
     * @param requests how many tokens to take at once, if there are so many: as many requests as the poll is expected to send
     * @param force takes the lease although another poll was within the interval: staff asked for it
     */
    public record Candidate(
            String platform,
            Market market,
            Budget budget,
            PollLeases.Terms terms,
            String holder,
            Duration slotLasts,
            int requests,
            boolean force) {}

    public Uni<Admission> begin(Candidate poll) {
        Stream<Object> arguments = Stream.of(
                Math.max(1, poll.budget().requestsPerMinute()),
                Math.max(1, poll.budget().burst()),
                polling.longestRead().toMillis(),
                Math.max(1, poll.budget().concurrency()),
                polling.failuresBeforeBreak(),
                poll.holder(),
                poll.slotLasts().toMillis(),
                poll.terms().interval().toMillis(),
                poll.force() ? 1 : 0,
                poll.terms().atFirst().toMillis(),
                Math.max(1, poll.requests()));
        return redis.run(BEGIN, keys(poll), arguments.map(String::valueOf).toList())
                .map(RedisAnswers::numbers)
                .map(answer -> admission(poll, answer));
    }

    /** A poll that goes on; lease and slot know it by its holder. */
    public record Held(String platform, Market market, Lease lease) {
        private String leaseKey() {
            return RedisKeys.pollLease(platform, market);
        }
    }

    /** Lease and slot last so long from now on. */
    public Uni<Void> keep(Held poll, Duration lasts) {
        Instant slotEnds = poll.lease().clock().now().plus(lasts);
        return redis.run(
                        KEEP,
                        List.of(poll.leaseKey(), RedisKeys.budgetSlots(poll.platform())),
                        List.of(
                                poll.lease().holder(),
                                String.valueOf(lasts.toMillis()),
                                String.valueOf(slotEnds.toEpochMilli())))
                .replaceWithVoid();
    }

    /**
     * How a poll ended.
     *
     * @param readWell the read succeeded, so that the platform's failures before it began no longer count
     * @param leaseChanged the lease does not end by itself when its interval is over, and is to do so
     * @param unusedTokens that were taken with the lease
     */
    public record Ending(boolean readWell, boolean leaseChanged, int unusedTokens) {}

    /** Gives back the slot, and what else is to be given back: as a rule nothing. */
    public Uni<Void> end(Held poll, Budget budget, Ending ending) {
        boolean closesCircuit = ending.readWell() && poll.lease().afterFailures();
        if (!closesCircuit && !ending.leaseChanged() && ending.unusedTokens() == 0) {
            return redis.run(
                            "ZREM",
                            RedisKeys.budgetSlots(poll.platform()),
                            poll.lease().holder())
                    .replaceWithVoid();
        }
        double unusedMillis = ending.unusedTokens() * MILLIS_A_MINUTE / Math.max(1, budget.requestsPerMinute());
        return redis.run(
                        END,
                        List.of(
                                RedisKeys.budget(poll.platform()),
                                RedisKeys.budgetSlots(poll.platform()),
                                poll.leaseKey()),
                        List.of(
                                poll.lease().holder(),
                                closesCircuit ? "1" : "0",
                                ending.leaseChanged() ? "1" : "0",
                                String.valueOf(unusedMillis)))
                .replaceWithVoid();
    }

    private static List<String> keys(Candidate poll) {
        return List.of(
                RedisKeys.budget(poll.platform()),
                RedisKeys.budgetPause(poll.platform()),
                RedisKeys.budgetSlots(poll.platform()),
                RedisKeys.pollLease(poll.platform(), poll.market()));
    }

    private Admission admission(Candidate poll, List<Long> answer) {
        long code = answer.get(0);
        if (code == BEGUN) {
            budgets.seen(poll.platform(), poll.budget(), answer.get(3));
            return new Admission.Begun(new Lease(
                    poll.terms(),
                    poll.holder(),
                    new LeaseClock(answer.get(1), System.nanoTime()),
                    tokens(answer.get(4), answer.subList(5, answer.size())),
                    answer.get(2) > 0));
        }
        Duration delay = Duration.ofMillis(answer.get(1));
        return code == LEASED ? new Admission.LeasedToAnother(delay) : new Admission.Refused(delay);
    }

    /** @param waits for each token, or until there is one where none was taken */
    private static List<BudgetAnswer> tokens(long taken, List<Long> waits) {
        return waits.stream()
                .map(wait -> BudgetAnswer.of(taken > 0 ? 1 : 0, wait))
                .toList();
    }
}
