package io.usdtaggregator.collector.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How one platform does, as this collector saw it last: for its health check and its metrics. */
final class Standing {
    private volatile boolean active;
    private volatile boolean servesNone;
    private volatile Instant pausedUntil = Instant.EPOCH;
    private volatile Duration lag = Duration.ZERO;
    private volatile Optional<Instant> heldUpSince = Optional.empty();
    private volatile Optional<String> failing = Optional.empty();

    /** Staff switched it off, or never on: nothing is late there. */
    void switchedOff() {
        active = false;
        inTime();
    }

    void switchedOn(boolean nothingToServe) {
        active = true;
        servesNone = nothingToServe;
    }

    void pausedUntil(Instant end) {
        pausedUntil = end;
    }

    boolean isPaused(Instant now) {
        return now.isBefore(pausedUntil);
    }

    /** How long the platform is still left alone. */
    Duration pause(Instant now) {
        return isPaused(now) ? Duration.between(now, pausedUntil) : Duration.ZERO;
    }

    /** No market waits. */
    void inTime() {
        late(Duration.ZERO);
    }

    void late(Duration measured) {
        lag = measured;
        heldUpSince = Optional.empty();
    }

    /** Markets wait, and none may be begun: what was late gets later. */
    void heldUp(Instant now) {
        if (heldUpSince.isEmpty()) {
            heldUpSince = Optional.of(now);
        }
    }

    /** How late the latest market is. */
    Duration lag(Instant now) {
        return heldUpSince.map(since -> lag.plus(Duration.between(since, now))).orElse(lag);
    }

    void polled(Optional<String> failure) {
        failing = failure;
    }

    String inWords(Instant now) {
        if (!active) {
            return "switched off";
        }
        if (isPaused(now)) {
            return "left alone until " + pausedUntil;
        }
        if (servesNone) {
            return "idle: none of the active currencies can be asked for";
        }
        return failing.map(why -> "failing: " + why).orElse("well");
    }
}
