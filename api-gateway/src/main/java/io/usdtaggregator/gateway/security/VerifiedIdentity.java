package io.usdtaggregator.gateway.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.usdtaggregator.gateway.address.AddressList;
import java.time.Instant;

/**
 * Whom a credential stands for, for how long, and from where it may be used.
 *
 * @param accounts the snapshot by which it was verified
 */
record VerifiedIdentity(SecurityIdentity identity, AccessIndex accounts, Instant expiresAt, AddressList addresses) {
    /** The end of what has none. */
    static final Instant FOR_EVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    boolean holds(AccessIndex now, String address) {
        return accounts == now && System.currentTimeMillis() < expiresAt.toEpochMilli() && addresses.allows(address);
    }
}
