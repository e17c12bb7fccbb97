package io.usdtaggregator.admin.refresh;

import io.usdtaggregator.admin.names.SubjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far the last "refresh now" is.
 *
 * @param requestedAt when it was asked for
 */
public record RefreshProgress(Instant requestedAt, List<PlatformProgress> platforms, Instant now) {
    /** After so long it is no longer followed: what was not read by then does not answer. */
    private static final Duration FOLLOWED = Duration.ofMinutes(5);

    /** Of the markets of a platform, by its name. */
    public record PlatformProgress(String name, List<MarketProgress> markets) {
        public long done() {
            return markets.stream().filter(MarketProgress::isDone).count();
        }
    }

    /**
     * One market.
     *
     * @param isDone it was tried since
     * @param isRead and an answer came
     */
    public record MarketProgress(SubjectName name, boolean isDone, boolean isRead) {}

    public long done() {
        return platforms.stream().mapToLong(PlatformProgress::done).sum();
    }

    public long total() {
        return platforms.stream().mapToLong(each -> each.markets().size()).sum();
    }

    /** Whether there is more to come. */
    public boolean isRunning() {
        return done() < total() && requestedAt.plus(FOLLOWED).isAfter(now);
    }
}
