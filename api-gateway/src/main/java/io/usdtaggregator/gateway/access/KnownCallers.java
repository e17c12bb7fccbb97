package io.usdtaggregator.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usdtaggregator.gateway.address.AddressList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Callers whose credential was checked already, under one snapshot of accounts: with the next snapshot each is checked
 * again, so that what staff revoke stops at once. Keys are known by their SHA-256 only, as the header has them; so are
 * tokens, the last ones also by what they are, for they are long and end soon. Each header has callers of its own, so that
 * what was right in one is not taken in the other.
 */
final class KnownCallers {
    private static final int MOST = 20_000;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    /** Longer than any key is: a token. */
    private static final int LONG = 128;

    /** Cloned for each use, which is quicker than to look the algorithm up. */
    private static final MessageDigest SHA256 = sha256();

    /** It tidies up within the calls that it serves: to wake another thread for that costs more than the tidying. */
    private final Cache<ByteBuffer, Known> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(UNUSED)
            .executor(Runnable::run)
            .build();

    private final RecentFinds<Known> recent = new RecentFinds<>();

    /** A credential that was found right: whose it is, until when, and from where it may be used. */
    record Checked(Caller caller, Optional<Instant> until, AddressList addresses) {}

    private record Known(AccessIndex snapshot, long untilMillis, Checked checked) {
        static Known of(Checked checked, AccessIndex snapshot) {
            return new Known(snapshot, checked.until.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE), checked);
        }

        boolean stillHolds(AccessIndex now, Supplier<String> address) {
            return snapshot == now
                    && System.currentTimeMillis() < untilMillis
                    && (checked.addresses.isAnywhere() || checked.addresses.allows(address.get()));
        }
    }

    /**
     * Empty when this credential must be checked.
     *
     * @param credential the value of its header, as it is: nothing is cut out of it sixty thousand times a second
     * @param address where it is used from; asked only for a key that is bound to addresses
     */
    Optional<Caller> get(String credential, AccessIndex now, Supplier<String> address) {
        byte[] text = bytes(credential);
        return find(text)
                .filter(held -> held.stillHolds(now, address))
                .or(() -> met(text, now, address))
                .map(held -> held.checked().caller());
    }

    Caller remember(String credential, AccessIndex now, Checked checked) {
        known.put(digest(bytes(credential)), Known.of(checked, now));
        return checked.caller();
    }

    private Optional<Known> find(byte[] text) {
        return isLong(text) ? recent.get(text) : Optional.empty();
    }

    private Optional<Known> met(byte[] text, AccessIndex now, Supplier<String> address) {
        Optional<Known> met =
                Optional.ofNullable(known.getIfPresent(digest(text))).filter(held -> held.stillHolds(now, address));
        if (isLong(text)) {
            met.ifPresent(held -> recent.put(text, held));
        }
        return met;
    }

    private static boolean isLong(byte[] text) {
        return text.length >= LONG;
    }

    private static byte[] bytes(String credential) {
        return credential.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer digest(byte[] credential) {
        try {
            MessageDigest digest = (MessageDigest) SHA256.clone();
            return ByteBuffer.wrap(digest.digest(credential));
        } catch (CloneNotSupportedException missing) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", missing);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
