package io.usdtaggregator.admin.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The version of the snapshot that the gateways get: the only row of its table. It only grows. */
@Entity
@Table(schema = "access", name = "snapshot")
public class SnapshotVersion {
    @Id
    @Column(name = "only_row")
    Boolean onlyRow;

    long version;
}
