package io.usdtaggregator.admin.staff.reset;

import io.usdtaggregator.admin.staff.StaffMember;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A link by which somebody sets a new password, once; only the digest of its token is kept. */
@Entity
@Table(schema = "access", name = "password_reset")
public class PasswordReset {
    /** For so long the link works. */
    static final Duration LIFETIME = Duration.ofHours(24);

    @Id
    @Column(name = "token_digest")
    String tokenDigest;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "staff_id")
    StaffMember member;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "made_at")
    Instant madeAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    protected PasswordReset() {}

    PasswordReset(String tokenDigest, StaffMember member, String madeBy, Instant now) {
        this.tokenDigest = tokenDigest;
        this.member = member;
        this.madeBy = madeBy;
        this.madeAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }
}
