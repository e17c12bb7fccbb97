package io.usdtaggregator.engine.alerts;

import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a mail says of an alert. English mails have the alert's own sentences; in another language they are made of its
 * figures, and what was recorded follows. Pure.
 */
final class AlertMailText {
    private static final String BUNDLE = "alert-mail";
    /** Enough for a cross rate. */
    private static final String FIGURE = "#,##0.##########";

    private final ResourceBundle words;
    private final Locale locale;

    /** @param locale English where there is no text in its language */
    AlertMailText(Locale locale) {
        this.words = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.locale = words.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : locale;
    }

    String subject(Alert alert) {
        String about = alert.changes().size() > 1 ? cause(alert) : subjectName(alert.key());
        return "[" + text("product") + (alert.sandbox() ? text("sandbox") : "") + "] " + kind(alert) + " " + about;
    }

    String body(Alert alert) {
        Stream<String> facts = Stream.of(
                sentence(alert),
                "",
                labelled("kind", kind(alert)),
                labelled("severity", text("severity." + alert.severity())),
                labelled("cause", cause(alert)),
                labelled("about", alert.key()),
                labelled("raised", alert.raisedAt().toString()),
                labelled("id", alert.id()));
        return Stream.of(facts, changes(alert), recorded(alert), Stream.of(""))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> changes(Alert alert) {
        return alert.changes().size() > 1
                ? Stream.concat(
                        Stream.of("", text("everything")),
                        alert.changes().stream()
                                .map(change -> "  " + labelledBy(change.key(), listed(alert.kind(), change))))
                : Stream.empty();
    }

    private Stream<String> recorded(Alert alert) {
        return isEnglish() ? Stream.empty() : Stream.of("", labelled("recorded", alert.message()));
    }

    private String sentence(Alert alert) {
        if (isEnglish()) {
            return alert.message();
        }
        return labelledBy(
                subjectName(alert.key()),
                alert.changes().stream()
                        .findFirst()
                        .filter(AlertMailText::hasFigures)
                        .map(first -> figures(alert.kind(), first) + more(alert) + consequence(alert.kind()))
                        .orElseGet(() -> text("what." + alert.kind())));
    }

    private String listed(String kind, AlertChange change) {
        return isEnglish() || !hasFigures(change) ? change.message() : figures(kind, change);
    }

    /** Of most kinds, a move from one figure to the other; a premium's are the official rate and ours. */
    private String figures(String kind, AlertChange change) {
        String ofKind = "figures." + kind;
        return format(
                words.containsKey(ofKind) ? ofKind : "moved",
                figure(change.before()),
                figure(change.after()),
                percent(change.percent()));
    }

    private String more(Alert alert) {
        int others = alert.changes().size() - 1;
        return others > 0 ? " " + format("more", others) : "";
    }

    /** What follows from the figures, such as that they wait; of a move that is only told, nothing. */
    private String consequence(String kind) {
        String ofKind = "consequence." + kind;
        return words.containsKey(ofKind) ? ". " + text(ofKind) : "";
    }

    private static boolean hasFigures(AlertChange change) {
        return change.before() != null && change.after() != null;
    }

    /** {@code XOF:CI:BUY} in words; anything else as it is. */
    private String subjectName(String key) {
        if (isEnglish()) {
            return key;
        }
        return Stream.of(key.split(":"))
                .filter(part -> !part.equals("-"))
                .map(this::part)
                .collect(Collectors.joining(", "));
    }

    private String part(String part) {
        if (part.equals("BUY") || part.equals("SELL")) {
            return text(part);
        }
        return part.matches("[A-Z]{2}")
                ? new Locale.Builder().setRegion(part).build().getDisplayCountry(locale)
                : part;
    }

    /** Of currencies that moved: {@code GHS up}; anything else, such as a platform, as it is. */
    private String cause(Alert alert) {
        String cause = alert.cause();
        int end = cause.lastIndexOf(' ');
        String last = cause.substring(end + 1);
        return end > 0 && (last.equals("up") || last.equals("down"))
                ? cause.substring(0, end) + " " + text(last)
                : cause;
    }

    private String kind(Alert alert) {
        return text("kind." + alert.kind());
    }

    private String text(String key) {
        return words.getString(key);
    }

    private String labelled(String label, String value) {
        return labelledBy(text("label." + label), value);
    }

    private String labelledBy(String label, String value) {
        return label + text("colon") + value;
    }

    private String format(String key, Object... values) {
        return new MessageFormat(text(key), locale).format(values);
    }

    private String figure(BigDecimal figure) {
        return new DecimalFormat(FIGURE, DecimalFormatSymbols.getInstance(locale)).format(figure);
    }

    private String percent(BigDecimal percent) {
        return (percent.signum() > 0 ? "+" : "") + figure(percent);
    }

    private boolean isEnglish() {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
