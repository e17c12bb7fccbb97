package io.usdtaggregator.collector.polling;

import io.usdtaggregator.model.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How one platform does, as this collector saw it last: for its health checks and its metrics. */
final class PlatformStatus {
    /** A pause may be lifted meanwhile: Redis is asked again, however long it was said to last. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(15);

    private volatile boolean active;
    private volatile boolean servesNone;
    private volatile Instant pausedUntil = Instant.EPOCH;
    private volatile Instant askAgainAt = Instant.EPOCH;
    private volatile Duration lag = Duration.ZERO;
    private volatile Optional<Instant> heldUpSince = Optional.empty();
    private volatile Optional<String> failing = Optional.empty();
    private volatile List<Market> unattended = List.of();
    private volatile List<Market> putOff = List.of();
    private volatile Optional<String> stuck = Optional.empty();

    /** Staff switched it off, or never on: nothing is late there. */
    void switchedOff() {
        active = false;
        pausedUntil = Instant.EPOCH;
        askAgainAt = Instant.EPOCH;
        unattended(List.of());
        putOff(List.of());
        stuck(Optional.empty());
        inTime();
    }

    boolean isActive() {
        return active;
    }

    void switchedOn(boolean nothingToServe) {
        active = true;
        servesNone = nothingToServe;
    }

    void pausedUntil(Instant now, Duration left) {
        pausedUntil = now.plus(left);
        askAgainAt = now.plus(left.compareTo(ASK_AGAIN) < 0 ? left : ASK_AGAIN);
    }

    /** Whether to leave the platform alone without asking Redis. */
    boolean isPaused(Instant now) {
        return now.isBefore(askAgainAt);
    }

    /** How long the platform is still left alone. */
    Duration pause(Instant now) {
        return now.isBefore(pausedUntil) ? Duration.between(now, pausedUntil) : Duration.ZERO;
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

    /** @return whether this is news */
    boolean unattended(List<Market> markets) {
        boolean news = unattended.isEmpty() != markets.isEmpty();
        unattended = markets;
        return news;
    }

    /** @return whether this is news */
    boolean putOff(List<Market> markets) {
        boolean news = putOff.isEmpty() != markets.isEmpty();
        putOff = markets;
        return news;
    }

    /** The markets that wait for the platform's budget for three intervals and more. */
    List<Market> putOff() {
        return putOff;
    }

    List<Market> unattended() {
        return unattended;
    }

    void stuck(Optional<String> reason) {
        stuck = reason;
    }

    /** Why polling this platform no longer works in this process, if so: only a restart helps. */
    Optional<String> stuck() {
        return stuck;
    }

    /** One phrase for operators. */
    String inWords(Instant now) {
        if (!active) {
            return "switched off";
        }
        if (!pause(now).isZero()) {
            return "left alone until " + pausedUntil;
        }
        if (servesNone) {
            return "idle: none of the active currencies can be asked for";
        }
        return stuck.or(() -> failing.map(why -> "failing: " + why))
                .or(() -> waiting())
                .orElse("well");
    }

    private Optional<String> waiting() {
        return putOff.isEmpty()
                ? Optional.empty()
                : Optional.of("the budget of requests is too small, markets that wait for it: " + putOff.size());
    }
}
