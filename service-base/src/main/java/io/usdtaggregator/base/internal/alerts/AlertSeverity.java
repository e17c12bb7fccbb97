package io.usdtaggregator.base.internal.alerts;

import java.util.Locale;

/** How urgent an alert is, from the least on. */
public enum AlertSeverity {
    /** Worth knowing. */
    INFO,
    /** To be looked at today. */
    WARNING,
    /** To be looked at now: rates may be wrong, late or missing. */
    CRITICAL;

    /** As alerts and the API name it, such as {@code warning}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
