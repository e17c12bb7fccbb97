package io.usdtaggregator.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Callers whose credential was checked already, under one snapshot of accounts: with the next snapshot each is checked
 * again, so that what staff revoke stops at once. Credentials are known by their SHA-256 only.
 */
final class KnownCallers {
    private static final int MOST = 20_000;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    /** Cloned for each use, which is quicker than to look the algorithm up. */
    private static final MessageDigest SHA256 = sha256();

    private final Cache<ByteBuffer, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

    private record Known(AccessIndex snapshot, Caller caller, Optional<Instant> until, List<String> addresses) {
        boolean stillHolds(AccessIndex now, Supplier<String> address) {
            return snapshot == now
                    && (until.isEmpty() || until.get().isAfter(Instant.now()))
                    && (addresses.isEmpty() || AddressList.allows(addresses, address.get()));
        }
    }

    /**
     * Empty when this credential must be checked.
     *
     * @param address where it is used from; asked only for a key that is bound to addresses
     */
    Optional<Caller> get(String credential, AccessIndex now, Supplier<String> address) {
        return Optional.ofNullable(known.getIfPresent(digest(credential)))
                .filter(held -> held.stillHolds(now, address))
                .map(Known::caller);
    }

    Caller remember(
            String credential, AccessIndex now, Caller caller, Optional<Instant> until, List<String> addresses) {
        known.put(digest(credential), new Known(now, caller, until, addresses == null ? List.of() : addresses));
        return caller;
    }

    private static ByteBuffer digest(String credential) {
        try {
            MessageDigest digest = (MessageDigest) SHA256.clone();
            return ByteBuffer.wrap(digest.digest(credential.getBytes(StandardCharsets.UTF_8)));
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
