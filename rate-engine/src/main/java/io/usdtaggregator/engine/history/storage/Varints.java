package io.usdtaggregator.engine.history.storage;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Whole numbers of either sign in as few bytes as they need: 7 bits a byte, the sign in the lowest one. */
final class Varints {
    private static final int BITS = 7;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Varints write(long number) {
        long left = number << 1 ^ number >> 63;
        for (; (left & ~(MORE - 1L)) != 0; left >>>= BITS) {
            bytes.write((int) (left & MORE - 1 | MORE));
        }
        bytes.write((int) left);
        return this;
    }

    /** What was written, then the others. */
    byte[] bytes(byte[] text, Varints rest) {
        bytes.writeBytes(text);
        bytes.writeBytes(rest.bytes.toByteArray());
        return bytes.toByteArray();
    }

    /** The next number. */
    static long read(ByteBuffer bytes) {
        long number = 0;
        int read;
        int shift = 0;
        do {
            read = bytes.get();
            number |= (read & MORE - 1L) << shift;
            shift += BITS;
        } while ((read & MORE) != 0);
        return number >>> 1 ^ -(number & 1);
    }
}
