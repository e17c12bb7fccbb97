package io.usdtaggregator.base.internal.alerts;

import java.util.Locale;

/** The kinds of alerts (docs/domain.md, 8), and how urgent each is. */
public enum AlertKind {
    /** A rate moved by more than the threshold; critical where it moved by more than the hold-back limit. */
    VARIATION(AlertSeverity.WARNING),
    HELD_BACK(AlertSeverity.CRITICAL),
    PLATFORM_FAILED(AlertSeverity.CRITICAL),
    FALLBACK(AlertSeverity.WARNING),
    SIDE_SUSPECT(AlertSeverity.CRITICAL),
    THIN_BOOK(AlertSeverity.INFO),
    RULE_SKIPPED(AlertSeverity.WARNING),
    POISON_MESSAGE(AlertSeverity.WARNING),
    PREMIUM(AlertSeverity.WARNING),
    OFFICIAL_RATE(AlertSeverity.WARNING),
    /** What staff's own change of settings moved: kept for them, and no alert. */
    SETTINGS_CHANGE(AlertSeverity.INFO);

    private final AlertSeverity severity;

    AlertKind(AlertSeverity severity) {
        this.severity = severity;
    }

    public AlertSeverity severity() {
        return severity;
    }

    /** Whether it is an alert, which is sent, and not only an entry that staff can read. */
    public boolean isAlert() {
        return this != SETTINGS_CHANGE;
    }

    /** As alerts and the API name it, such as {@code held_back}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
