package io.usdtaggregator.admin.page;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How pages show instants, days and durations: as the reader's language writes them. */
@TemplateExtension
public final class TimeText {
    /** The attribute of a page that says where its dates are told in. */
    static final String ZONE = "zone";

    /** With a no-break space: a narrow column parts the day from the time, not the time from its zone. */
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'\u00a0UTC'");

    private static final DateTimeFormatter TO_THE_SECOND_FRENCH =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss'\u00a0UTC'");

    private static final DateTimeFormatter DAY_FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy");

    private TimeText() {}

    /** {@code 30 s}, {@code 5 min}, {@code 1 h 30 min}. */
    public static String inWords(Duration duration) {
        StringBuilder words = new StringBuilder();
        part(words, duration.toHours(), "h");
        part(words, duration.toMinutesPart(), "min");
        part(words, duration.toSecondsPart(), "s");
        return words.isEmpty() ? "0 s" : words.toString();
    }

    /** As a browser's field for day and time wants it, in the reader's zone; empty for none. */
    public static String instantField(Frame frame, Instant instant) {
        return instant == null ? "" : field(instant, frame.visitor().zone());
    }

    /** The same to the minute: {@code 2026-08-21T13:00}. */
    public static String field(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /**
     * {@code 2026-08-21 12:00:04 UTC}, in French {@code 21/08/2026 12:00:04 UTC}, or {@code 2026-08-21 13:00:04 UTC+01:00}
     * where the reader chose Lagos.
     */
    public static String shown(
            Instant instant,
            @TemplateExtension.TemplateAttribute(ZONE) Object zone,
            @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
        ZonedDateTime local = instant.atZone(zone instanceof ZoneId chosen ? chosen : ZoneOffset.UTC);
        ZoneOffset offset = local.getOffset();
        return (isFrench(locale) ? TO_THE_SECOND_FRENCH : TO_THE_SECOND).format(local)
                + (offset.getTotalSeconds() == 0 ? "" : offset.getId());
    }

    /** {@code 2026-10-03}, in French {@code 03/10/2026}. */
    public static String shown(
            LocalDate day, @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
        return isFrench(locale) ? DAY_FRENCH.format(day) : day.toString();
    }

    /** {@code October 2026}, in French {@code octobre 2026}. */
    public static String shown(
            YearMonth month, @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
        return MONTH.withLocale(isFrench(locale) ? Locale.FRENCH : Locale.ENGLISH)
                .format(month);
    }

    private static boolean isFrench(Object locale) {
        return locale != null && locale.toString().startsWith(Locale.FRENCH.getLanguage());
    }

    private static void part(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }
}
