package io.usdtaggregator.admin.staff;

import java.time.Instant;

/**
 * A login that is still open, as it is shown.
 *
 * @param id to end it by; nobody can log in with it
 * @param username whose it is
 * @param address from where it was opened; {@code null} where that was not noted
 * @param usedAt its last noted use, to the minute
 * @param isThis the session that asks
 */
public record OpenSession(
        String id,
        String username,
        String address,
        Instant openedAt,
        Instant usedAt,
        Instant expiresAt,
        boolean isThis) {

    /** @param own what the token of the session that asks is kept as */
    public static OpenSession of(StaffSession session, String own) {
        return new OpenSession(
                session.tokenDigest,
                session.member().username(),
                session.address,
                session.openedAt,
                session.usedAt,
                session.expiresAt,
                session.tokenDigest.equals(own));
    }
}
