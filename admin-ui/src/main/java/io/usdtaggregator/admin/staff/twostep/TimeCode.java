package io.usdtaggregator.admin.staff.twostep;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that an authenticator app makes of a secret and the time (RFC 6238, SHA-1, 30 seconds: what all apps
 * do). Pure.
 */
final class TimeCode {
    /** Clocks of phones differ: a code of one step before or after is taken, too. */
    private static final int STEPS_AROUND = 1;

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private TimeCode() {}

    /**
     * The step of time that the code is of; empty for a wrong one.
     *
     * @param last step of the last code that was taken: of it, and of older ones, none is taken again
     */
    static OptionalLong step(byte[] secret, String code, Instant now, long last) {
        long present = now.getEpochSecond() / CODES.getTimeStep().toSeconds();
        return LongStream.rangeClosed(present - STEPS_AROUND, present + STEPS_AROUND)
                .filter(step -> step > last && isOf(secret, step, code))
                .findFirst();
    }

    static String of(byte[] secret, Instant now) {
        return of(secret, now.getEpochSecond() / CODES.getTimeStep().toSeconds());
    }

    private static boolean isOf(byte[] secret, long step, String code) {
        return MessageDigest.isEqual(
                of(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
    }

    private static String of(byte[] secret, long step) {
        try {
            Instant time = Instant.ofEpochSecond(step * CODES.getTimeStep().toSeconds());
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, CODES.getAlgorithm()), time);
        } catch (InvalidKeyException never) {
            throw new IllegalStateException("any bytes are a key of an HMAC", never);
        }
    }
}
