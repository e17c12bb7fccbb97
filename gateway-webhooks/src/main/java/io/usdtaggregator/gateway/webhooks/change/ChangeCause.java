package io.usdtaggregator.gateway.webhooks.change;

import java.util.Locale;

/** Why a notification of a rate is sent. */
public enum ChangeCause {
    /** The webhook is new: later changes are counted from this rate. */
    FIRST,
    DEVIATION,
    /** There is no usable rate any more, or there is one again. */
    AVAILABILITY,
    HEARTBEAT;

    /** As messages name it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
