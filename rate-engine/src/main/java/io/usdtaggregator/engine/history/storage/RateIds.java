package io.usdtaggregator.engine.history.storage;

import com.github.f4b6a3.ulid.Ulid;
import java.util.Optional;
import java.util.UUID;

/** A {@code rate_id} (a ULID, 26 letters and digits) in 16 bytes. Both forms have the same order. */
public final class RateIds {
    private static final UUID LEAST = new UUID(0, 0);

    private RateIds() {}

    /** Throws IllegalArgumentException on what is no ULID. */
    public static UUID uuid(String rateId) {
        return Ulid.from(rateId).toUuid();
    }

    /** Empty for what no rate can be named. */
    public static Optional<UUID> ifOne(String text) {
        return Ulid.isValid(text) && Ulid.from(text).toString().equals(text)
                ? Optional.of(uuid(text))
                : Optional.empty();
    }

    /** What no id lies before, where there is none. */
    public static UUID orLeast(String text) {
        return ifOne(text).orElse(LEAST);
    }

    /** The text of an id; {@code null} for {@code null}. */
    public static String text(UUID id) {
        return id == null ? null : Ulid.from(id).toString();
    }
}
