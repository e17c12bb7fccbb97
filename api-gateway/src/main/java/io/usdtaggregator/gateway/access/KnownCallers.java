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

    private volatile Met met = Met.under(AccessIndex.NONE);

    /** A credential that was found right: whose it is, until when, and from where it may be used. */
    record Checked(Caller caller, long untilMillis, AddressList addresses) {
        static Checked of(Caller caller, Optional<Instant> until, AddressList addresses) {
            return new Checked(caller, until.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE), addresses);
        }

        private boolean stillHolds(Supplier<String> address) {
            return System.currentTimeMillis() < untilMillis
                    && (addresses.isAnywhere() || addresses.allows(address.get()));
        }
    }

    /** Whom one snapshot let in: nothing of it is kept when the next one is there. */
    private record Met(AccessIndex snapshot, Cache<ByteBuffer, Checked> byDigest, RecentFinds<Checked> recent) {

        /** The cache tidies up within the calls that it serves: to wake another thread for that costs more. */
        static Met under(AccessIndex snapshot) {
            return new Met(
                    snapshot,
                    Caffeine.newBuilder()
                            .maximumSize(MOST)
                            .expireAfterAccess(UNUSED)
                            .executor(Runnable::run)
                            .build(),
                    new RecentFinds<>());
        }

        Optional<Checked> find(byte[] credential) {
            return credential.length < LONG
                    ? byDigest(credential)
                    : recent.get(credential).or(() -> {
                        Optional<Checked> known = byDigest(credential);
                        known.ifPresent(checked -> recent.put(credential, checked));
                        return known;
                    });
        }

        private Optional<Checked> byDigest(byte[] credential) {
            return Optional.ofNullable(byDigest.getIfPresent(digest(credential)));
        }
    }

    /**
     * Empty when this credential must be checked.
     *
     * @param credential the value of its header, as it is: nothing is cut out of it sixty thousand times a second
     * @param address where it is used from; asked only for a key that is bound to addresses
     */
    Optional<Caller> get(String credential, AccessIndex now, Supplier<String> address) {
        return under(now)
                .find(bytes(credential))
                .filter(checked -> checked.stillHolds(address))
                .map(Checked::caller);
    }

    Caller remember(String credential, AccessIndex now, Checked checked) {
        under(now).byDigest().put(digest(bytes(credential)), checked);
        return checked.caller();
    }

    private Met under(AccessIndex now) {
        Met held = met;
        if (held.snapshot() != now) {
            held = Met.under(now);
            met = held;
        }
        return held;
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
