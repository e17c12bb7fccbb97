package io.usdtaggregator.admin.staff.twostep;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A code that stands in for the authenticator once; only its digest is kept. */
@Entity
@Table(schema = "access", name = "recovery_code")
public class RecoveryCode {
    @Id
    @Column(name = "code_digest")
    String codeDigest;

    @Column(name = "staff_id")
    String staffId;

    protected RecoveryCode() {}

    RecoveryCode(String codeDigest, String staffId) {
        this.codeDigest = codeDigest;
        this.staffId = staffId;
    }
}
