package io.usdtaggregator.admin.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How pages show instants and durations: the same in both languages. */
@TemplateExtension
public final class TimeText {
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private TimeText() {}

    /** {@code 30 s}, {@code 5 min}, {@code 1 h 30 min}. */
    public static String inWords(Duration duration) {
        StringBuilder words = new StringBuilder();
        part(words, duration.toHours(), "h");
        part(words, duration.toMinutesPart(), "min");
        part(words, duration.toSecondsPart(), "s");
        return words.isEmpty() ? "0 s" : words.toString();
    }

    /** As a browser's field for date and time wants it, in UTC; empty for none. */
    public static String instantField(Frame frame, Instant instant) {
        return instant == null
                ? ""
                : LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    /** {@code 2026-08-21 12:00:04 UTC}. */
    public static String shown(Instant instant) {
        return TO_THE_SECOND.format(instant);
    }

    private static void part(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }
}
