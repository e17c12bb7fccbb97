package io.usdtaggregator.model.settings;

import java.time.Duration;

/**
 * How often platforms are read.
 *
 * @param interval from one poll of a market to the next; with {@code adaptive} the mean over all markets
 * @param adaptive moving markets are read more often, sleeping ones less, with as many requests; left out: no
 */
public record Refresh(Duration interval, boolean active, Boolean adaptive) {
    public Refresh {
        adaptive = adaptive != null && adaptive;
    }

    public Refresh(Duration interval, boolean active) {
        this(interval, active, false);
    }
}
