package io.usdtaggregator.admin.alerts;

import io.usdtaggregator.admin.names.PlatformName;
import io.usdtaggregator.admin.names.SubjectName;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.List;

/**
 * An alert as staff read it.
 *
 * @param cause a platform by its name, or what the engine recorded
 * @param subject what it began with, in words
 * @param changes everything that it is about
 * @param note what was written when it was acknowledged; {@code null} for none
 */
public record AlertRow(Alert alert, String cause, SubjectName subject, List<Change> changes, String note) {
    private static final int CHANGES_SHOWN = 10;

    /**
     * One thing that the alert is about.
     *
     * @param path of its rate at that time, or of what is known of it; {@code null} where there is no page
     */
    public record Change(SubjectName subject, BigDecimal before, BigDecimal after, BigDecimal percent, String path) {}

    static AlertRow of(Alert alert, String note, Settings settings, String language) {
        return new AlertRow(
                alert,
                PlatformName.of(alert.cause(), settings),
                SubjectName.of(alert.key(), settings, language),
                alert.changes().stream()
                        .map(change -> change(alert, change, settings, language))
                        .toList(),
                note);
    }

    /** What it began with, with its figures; {@code null} where the alert has no list. */
    public Change first() {
        return changes.isEmpty() ? null : changes.get(0);
    }

    /** The first of {@link #changes}: the rest is told by their number. */
    public List<Change> shownChanges() {
        return changes.stream().limit(CHANGES_SHOWN).toList();
    }

    /** How many of {@link #changes} are not shown. */
    public int hiddenChanges() {
        return Math.max(0, changes.size() - CHANGES_SHOWN);
    }

    /** How many more things it is about. */
    public int more() {
        return Math.max(0, changes.size() - 1);
    }

    /** An alert of a time before there were severities is a warning. */
    public String severity() {
        return severityOf(alert);
    }

    static String severityOf(Alert alert) {
        return alert.severity() == null ? AlertSeverity.WARNING.code() : alert.severity();
    }

    public boolean isOpen() {
        return alert.acknowledgedBy() == null;
    }

    /** Of the rate at that time, or of what is known of the platform; {@code null} where there is no page. */
    public String path() {
        return path(alert, subject, alert.key());
    }

    private static Change change(Alert alert, AlertChange change, Settings settings, String language) {
        SubjectName subject = SubjectName.of(change.key(), settings, language);
        return new Change(
                subject, change.before(), change.after(), change.percent(), path(alert, subject, change.key()));
    }

    private static String path(Alert alert, SubjectName subject, String key) {
        boolean isMarketOrCorridor = subject.platform() == null
                && subject.from() != null
                && (subject.tradeType() != null || subject.to() != null);
        if (isMarketOrCorridor) {
            return "/rates?subject=" + key + "&at=" + alert.raisedAt();
        }
        return alert.kind().equals("platform_failed") || alert.kind().equals("side_suspect") ? "/market-data" : null;
    }
}
