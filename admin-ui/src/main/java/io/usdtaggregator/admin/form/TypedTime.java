package io.usdtaggregator.admin.form;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Reads a day and time as a browser's field writes it, in the reader's time zone. A time that the clocks of the zone skip, or
 * go through twice, is asked back and never guessed. Pure.
 */
public final class TypedTime {

    private TypedTime() {}

    /**
     * @param text {@code 2026-08-21T12:00} in {@code zone}, or an instant such as {@code 2026-08-21T12:00:00Z}
     * @throws io.quarkiverse.resteasy.problem.HttpProblem naming the field
     */
    public static Instant instant(String field, String text, ZoneId zone) {
        try {
            return text.endsWith("Z") ? Instant.parse(text) : instant(field, LocalDateTime.parse(text), zone);
        } catch (DateTimeException malformed) {
            throw Problem.invalid(FieldError.of(field, "malformed", "a day and a time, such as 2026-12-31T12:00"));
        }
    }

    /**
     * The zone in which a form's times were typed: the one that the form named when it was shown, though the reader may have
     * chosen another since, in another window.
     *
     * @param shown what the form carries; {@code null} or empty for none
     */
    public static ZoneId zone(String shown, ZoneId readers) {
        try {
            return shown == null || shown.isBlank() ? readers : ZoneId.of(shown.trim());
        } catch (DateTimeException unknown) {
            throw Problem.invalid(FieldError.of("zone", "not_allowed", "a time zone, such as Africa/Abidjan"));
        }
    }

    private static Instant instant(String field, LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw Problem.invalid(FieldError.of(
                    field,
                    "skipped_time",
                    "the clocks of " + zone + " skip this time on that day: type one before or after"));
        }
        if (offsets.size() > 1) {
            throw Problem.invalid(FieldError.of(
                    field,
                    "time_twice",
                    "the clocks of " + zone + " go through this time twice on that day: type one before or after"));
        }
        return local.toInstant(offsets.get(0));
    }
}
