package io.usdtaggregator.base.outgoing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header Retry-After (RFC 9110, 10.2.3): seconds, or a date. */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * Never below zero; empty where the header is missing, or is neither of both.
     *
     * @param now when the header was sent
     */
    public static Optional<Duration> parse(String header, Instant now) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        String text = header.strip();
        return text.matches("\\d{1,18}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : instant(text).map(then -> then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    }

    /** A date as HTTP writes it; empty when it is none. */
    public static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
