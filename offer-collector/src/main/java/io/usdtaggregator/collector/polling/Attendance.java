package io.usdtaggregator.collector.polling;

import java.time.Instant;
import java.util.Optional;

/**
 * When one market was last attended to.
 *
 * @param attempted its lease was asked for, or another collector read it
 * @param putOff its poll had to wait because the platform's budget was used up
 * @param waitingSince since when it has been put off without a read
 */
record Attendance(Instant attempted, Optional<Instant> putOff, Optional<Instant> waitingSince) {

    /** A market whose time counts from now. */
    static Attendance from(Instant now) {
        return new Attendance(now, Optional.empty(), Optional.empty());
    }

    Attendance attempted(Instant at) {
        return new Attendance(later(attempted, at), putOff, waitingSince);
    }

    /** The platform was asked for it, and answered or not. */
    Attendance read(Instant at) {
        return new Attendance(later(attempted, at), putOff, waitingSince.filter(since -> since.isAfter(at)));
    }

    Attendance putOff(Instant at) {
        return new Attendance(attempted, Optional.of(at), waitingSince.or(() -> Optional.of(at)));
    }

    /**
     * The last attempt, or the last time that it was put off.
     *
     * @param lastOfPlatform the platform's last attempt: a budget is used up only as long as somebody uses it
     */
    Instant attended(Instant lastOfPlatform) {
        return putOff.map(at -> at.isBefore(lastOfPlatform) ? at : lastOfPlatform)
                .map(at -> later(attempted, at))
                .orElse(attempted);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
