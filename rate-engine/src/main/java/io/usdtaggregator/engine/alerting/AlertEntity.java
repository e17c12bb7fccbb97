package io.usdtaggregator.engine.alerting;

import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.StoredAlert;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code rates.alerts}. */
@Entity
@Table(schema = "rates", name = "alerts")
public class AlertEntity {
    @Id
    String id;

    String kind;
    String key;
    String message;

    @Column(name = "raised_at")
    Instant raisedAt;

    @Column(name = "acknowledged_at")
    Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    String acknowledgedBy;

    /** By PostgreSQL's clock, which orders alerts as they were stored. */
    @Column(name = "stored_at", insertable = false, updatable = false)
    Instant storedAt;

    /** For Hibernate. */
    protected AlertEntity() {}

    AlertEntity(Alert raised) {
        this.id = raised.id();
        this.kind = raised.kind();
        this.key = raised.key();
        this.message = raised.message();
        this.raisedAt = raised.raisedAt();
    }

    /** A second acknowledgement changes nothing. */
    void acknowledge(String by, Instant now) {
        if (acknowledgedAt == null) {
            acknowledgedAt = now;
            acknowledgedBy = by;
        }
    }

    Alert toAlert() {
        return new Alert(id, kind, key, message, raisedAt, acknowledgedAt, acknowledgedBy);
    }

    StoredAlert toStoredAlert() {
        return new StoredAlert(storedAt, toAlert());
    }
}
