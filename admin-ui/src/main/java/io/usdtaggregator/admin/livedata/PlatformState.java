package io.usdtaggregator.admin.livedata;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * How reading a platform goes, from the last read of each of its markets.
 *
 * @param read how many markets were read well the last time
 * @param failing how many were not
 * @param lastGoodAt the last good read of any market; {@code null} when there was none
 * @param lastFailure the last failure of any market; {@code null} when there was none
 * @param next what is read next; {@code null} for a platform that is not read
 * @param latency of its last good reads; {@code null} while none is known
 * @param budget how much of its budget is in use
 */
public record PlatformState(
        PlatformSetting platform,
        int read,
        int failing,
        Instant lastGoodAt,
        ReadRecord.Failure lastFailure,
        NextRead next,
        ReadLatency latency,
        BudgetUse budget) {

    /**
     * The market that is read next.
     *
     * @param late how long it is due already; zero while it is not
     * @param dueIn how long until it is due; zero when it is
     */
    public record NextRead(Market market, Duration dueIn, Duration late) {}

    public static PlatformState of(
            PlatformSetting platform, Settings settings, Collection<ReadRecord> reads, BudgetUse budget, Instant now) {
        int read = (int)
                reads.stream().filter(each -> each.status() == ReadStatus.READ).count();
        return new PlatformState(
                platform,
                read,
                reads.size() - read,
                reads.stream()
                        .map(ReadRecord::lastGoodAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                reads.stream()
                        .map(ReadRecord::lastFailure)
                        .filter(Objects::nonNull)
                        .max(Comparator.comparing(ReadRecord.Failure::at))
                        .orElse(null),
                settings.pollInterval(platform.code())
                        .flatMap(interval -> next(reads, interval, now))
                        .orElse(null),
                ReadLatency.of(reads).orElse(null),
                budget);
    }

    /** It is asked, and nothing was read well lately. */
    public boolean isOut() {
        return failing > 0 && read == 0;
    }

    private static Optional<NextRead> next(Collection<ReadRecord> reads, Duration interval, Instant now) {
        return reads.stream().min(Comparator.comparing(ReadRecord::at)).map(oldest -> {
            Duration left = Duration.between(now, oldest.at().plus(interval));
            return new NextRead(
                    oldest.market(),
                    left.isNegative() ? Duration.ZERO : Duration.ofSeconds(left.toSeconds()),
                    left.isNegative() ? Duration.ofSeconds(left.negated().toSeconds()) : Duration.ZERO);
        });
    }
}
