package io.usdtaggregator.engine.history;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Where a page of ticks ended. */
record Cursor(Instant at, String rateId) {

    static Cursor start() {
        return new Cursor(Instant.EPOCH, "");
    }

    /** Throws IllegalArgumentException on what {@link #text} did not write. */
    static Cursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a cursor");
        }
        try {
            return new Cursor(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException notOne) {
            throw new IllegalArgumentException("not a cursor", notOne);
        }
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + rateId).getBytes(StandardCharsets.UTF_8));
    }
}
