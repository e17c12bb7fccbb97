package io.usdtaggregator.engine.history.read;

import io.usdtaggregator.engine.history.write.Digest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Where a page of one subject's ticks ended; the text of it says nothing to another subject. */
record Cursor(Instant at, String rateId) {
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");
    private static final int SUBJECT_DIGITS = 12;

    static Cursor start() {
        return new Cursor(Instant.EPOCH, "");
    }

    /** Throws IllegalArgumentException on what {@link #text} did not write for this subject. */
    static Cursor parse(String text, String subject) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
        if (parts.length != 3 || !parts[2].equals(mark(subject)) || !parts[1].matches("[0-9A-Z]{1,40}")) {
            throw new IllegalArgumentException("not a cursor of this subject");
        }
        try {
            Instant at = Instant.parse(parts[0]);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                throw new IllegalArgumentException("not an instant of a tick");
            }
            return new Cursor(at, parts[1]);
        } catch (DateTimeException notOne) {
            throw new IllegalArgumentException("not a cursor", notOne);
        }
    }

    String text(String subject) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + rateId + " " + mark(subject)).getBytes(StandardCharsets.UTF_8));
    }

    private static String mark(String subject) {
        return Digest.hexOf(subject).substring(0, SUBJECT_DIGITS);
    }
}
