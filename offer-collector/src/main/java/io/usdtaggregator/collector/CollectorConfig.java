package io.usdtaggregator.collector;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Map;

/** What operators set at start; what staff set while it runs is in {@code Settings}. */
@ConfigMapping(prefix = "collector")
public interface CollectorConfig {

    /** Most pages of one book; a longer book is cut and says so. */
    int pageCeiling();

    /** Platform code to the base URL of the real platform. One line here and one package make a platform. */
    Map<String, String> platforms();

    /** True in the sandbox: no request may leave for a real platform. */
    boolean sandbox();

    String simulatorUrl();

    /** What this collector calls itself. */
    String userAgent();

    Htx htx();

    Polling polling();

    interface Htx {
        /** ISO code of a currency to HTX's own number of it. */
        Map<String, Integer> currencyIds();
    }

    interface Polling {
        /** How often each collector looks for markets that are due. */
        Duration every();

        /** The longest that one read of a whole book may take, waiting for the budget included. */
        Duration longestRead();

        /** How long all collectors leave a platform that throttles without saying for how long. */
        Duration pauseWhenThrottled();

        /** The longest Retry-After that is believed. */
        Duration longestRetryAfter();

        /** Failures in a row after which a platform is left alone for a while. */
        int failuresBeforeBreak();

        Duration firstBreak();

        Duration longestBreak();
    }
}
