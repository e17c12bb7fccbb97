package io.usdtaggregator.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import io.usdtaggregator.gateway.address.AddressList;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.lang.HashUtil;

/**
 * The identities of credentials that were verified already, by the SHA-256 of the credential. It is emptied with each
 * change of the accounts, so that what staff revoke is verified again and refused.
 */
@Singleton
class IdentityCache {
    private static final int MOST = 20_000;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    /** Tidied up within the calls that it serves: to wake another thread for that costs more. */
    private final Cache<ByteBuffer, VerifiedIdentity> bySha256 = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(UNUSED)
            .executor(Runnable::run)
            .build();

    private volatile AccessIndex accounts = AccessIndex.NONE;

    /**
     * Whom a credential stands for, for how long, and from where it may be used.
     *
     * @param accounts the snapshot by which it was verified
     */
    record VerifiedIdentity(SecurityIdentity identity, AccessIndex accounts, Instant expiresAt, AddressList addresses) {
        /** The end of what has none. */
        static final Instant FOR_EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

        boolean holds(AccessIndex now, String address) {
            return accounts == now
                    && System.currentTimeMillis() < expiresAt.toEpochMilli()
                    && addresses.allows(address);
        }
    }

    /**
     * Empty where this credential has to be verified.
     *
     * @param address where the request comes from
     */
    Optional<SecurityIdentity> find(Credential credential, AccessIndex now, String address) {
        if (accounts != now) {
            accounts = now;
            bySha256.invalidateAll();
        }
        return Optional.ofNullable(bySha256.getIfPresent(sha256(credential)))
                .filter(known -> known.holds(now, address))
                .map(VerifiedIdentity::identity);
    }

    SecurityIdentity add(Credential credential, VerifiedIdentity verified) {
        bySha256.put(sha256(credential), verified);
        return verified.identity();
    }

    /** With the kind in front: what is right as a key is not taken as a token. */
    private static ByteBuffer sha256(Credential credential) {
        MessageDigest digest = HashUtil.getMessageDigest("SHA-256");
        digest.update((byte) credential.kind().ordinal());
        return ByteBuffer.wrap(digest.digest(credential.text().getBytes(StandardCharsets.UTF_8)));
    }
}
