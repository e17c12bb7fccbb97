package io.usdtaggregator.collector.polling;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Notices markets that this collector does not attempt to read although their platform may be asked. An attempt is a
 * lease, whoever has it; a poll that is put off because the platform's budget is used up counts like one. Time in which
 * the platform could not be asked (paused, switched off, Redis away) does not count.
 */
final class MarketWatchdog {
    private static final int INTERVALS = 3;

    private final Duration atLeast;
    private final Map<Market, Attendance> markets = new ConcurrentHashMap<>();
    private volatile Duration interval = Duration.ZERO;
    private volatile Instant lastOfPlatform;

    /** @param atLeast no market is unattended sooner: as long as a read may take, and a little more */
    MarketWatchdog(Duration atLeast, Instant now) {
        this.atLeast = atLeast;
        this.lastOfPlatform = now;
    }

    /**
     * What is to be read, and how often. A market's time counts from the moment at which it is first among them, and
     * that of all begins anew when the interval changes: under a shorter one, what was in time would be late at once.
     */
    void expect(Set<Market> toBeRead, Duration every, Instant now) {
        markets.keySet().retainAll(toBeRead);
        toBeRead.forEach(market -> markets.putIfAbsent(market, Attendance.from(now)));
        if (!every.equals(interval)) {
            interval = every;
            restart(now);
        }
    }

    /** What was before does not count. */
    synchronized void restart(Instant now) {
        markets.replaceAll((market, before) -> Attendance.from(now));
        lastOfPlatform = now;
    }

    /** The market's lease was asked for. */
    void attempted(Market market, Instant at) {
        note(market, before -> before.attempted(at));
        platformAttempted(at);
    }

    /** These would have had their turn, had the platform's budget had room for them. */
    void putOff(Collection<Market> waiting, Instant at) {
        waiting.forEach(market -> note(market, before -> before.putOff(at)));
    }

    /**
     * What all collectors read, as Redis has it.
     *
     * @param redisNow by the clock of the records, which is not this machine's
     */
    void seen(Map<Market, ReadRecord> reads, Instant redisNow, Instant now) {
        reads.forEach((market, last) -> lastRead(last)
                .filter(at -> !at.isAfter(redisNow))
                .ifPresent(at -> {
                    Instant here = now.minus(Duration.between(at, redisNow));
                    note(market, before -> before.read(here));
                    platformAttempted(here);
                }));
    }

    /** The markets that nobody attended to for three intervals, longest first. */
    List<Market> unattended(Instant now) {
        return those(market -> isOver(market.attended(lastOfPlatform), now));
    }

    /** The markets that wait for the platform's budget for three intervals and more. */
    List<Market> waitingForBudget(Instant now) {
        return those(market -> !isOver(market.attended(lastOfPlatform), now)
                && market.waitingSince().filter(since -> isOver(since, now)).isPresent());
    }

    /** A read that was throttled may not have asked the platform at all: only the good one before it counts. */
    private static Optional<Instant> lastRead(ReadRecord last) {
        return Optional.ofNullable(last.status() == ReadStatus.THROTTLED ? last.lastGoodAt() : last.at());
    }

    private void note(Market market, UnaryOperator<Attendance> change) {
        markets.computeIfPresent(market, (any, before) -> change.apply(before));
    }

    private synchronized void platformAttempted(Instant at) {
        lastOfPlatform = at.isAfter(lastOfPlatform) ? at : lastOfPlatform;
    }

    private List<Market> those(Predicate<Attendance> condition) {
        return markets.entrySet().stream()
                .filter(market -> condition.test(market.getValue()))
                .sorted(Comparator.comparing(market -> market.getValue().attempted()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isOver(Instant since, Instant now) {
        Duration three = interval.multipliedBy(INTERVALS);
        return since.plus(three.compareTo(atLeast) > 0 ? three : atLeast).isBefore(now);
    }
}
