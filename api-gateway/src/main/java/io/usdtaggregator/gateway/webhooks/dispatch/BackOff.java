package io.usdtaggregator.gateway.webhooks.dispatch;

import java.time.Duration;

/** How long to wait after a failed attempt: three times longer each time, up to a limit, spread by a tenth. */
record BackOff(Duration first, Duration longest) {
    private static final int FACTOR = 3;
    private static final double SPREAD = 0.1;

    /**
     * @param failed attempts so far, at least 1
     * @param random from 0 to 1: spreads those who failed together
     */
    Duration after(int failed, double random) {
        long millis = first.toMillis();
        for (int i = 1; i < failed && millis < longest.toMillis(); i++) {
            millis *= FACTOR;
        }
        long bounded = Math.min(millis, longest.toMillis());
        return Duration.ofMillis(Math.round(bounded * (1 + SPREAD * (2 * random - 1))));
    }
}
