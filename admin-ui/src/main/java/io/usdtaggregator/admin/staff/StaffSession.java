package io.usdtaggregator.admin.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A login that is still open. It is kept by the server, so that logging out ends it. */
@Entity
@Table(schema = "access", name = "session")
public class StaffSession {
    @Id
    @Column(name = "token_digest")
    String tokenDigest;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "staff_id")
    StaffMember member;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "used_at")
    Instant usedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    /** From where it was opened. */
    String address;

    protected StaffSession() {}

    StaffSession(String tokenDigest, StaffMember member, String address, Duration lasting, Instant now) {
        this.address = address;
        this.tokenDigest = tokenDigest;
        this.member = member;
        this.openedAt = now;
        this.usedAt = now;
        this.expiresAt = now.plus(lasting);
    }

    public StaffMember member() {
        return member;
    }
}
