package io.usdtaggregator.gateway.documentation.deprecation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Since when something had better not be used, and from when on it may not be answered any more. */
record Deprecation(Instant since, Instant sunset) {
    /** The one form of a date that HTTP lets be sent (RFC 9110, 5.6.7). */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    Deprecation {
        if (sunset.isBefore(since)) {
            throw new IllegalArgumentException("what is deprecated since " + since + " cannot end at " + sunset);
        }
    }

    /** Throws for days that are none, and for an end before its beginning. */
    static Deprecation of(DeprecatedApi ending) {
        return new Deprecation(midnight(ending.since()), midnight(ending.sunset()));
    }

    /** For what is deprecated for two reasons: the earlier of each. */
    Deprecation and(Deprecation other) {
        return new Deprecation(earlier(since, other.since), earlier(sunset, other.sunset));
    }

    /** As RFC 9745 has it, such as {@code @1767225600}. */
    String deprecationHeader() {
        return "@" + since.getEpochSecond();
    }

    /** As RFC 8594 has it, such as {@code Fri, 01 Jan 2027 00:00:00 GMT}. */
    String sunsetHeader() {
        return HTTP_DATE.format(sunset);
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
