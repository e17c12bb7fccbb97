package io.usdtaggregator.engine.alerts;

import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import io.usdtaggregator.base.internal.alerts.StoredAlert;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A row of {@code rates.alerts}. */
@Entity
@Table(schema = "rates", name = "alerts")
public class AlertEntity {
    @Id
    String id;

    String kind;
    String key;
    String message;
    String severity;
    String cause;

    /** The list of {@code AlertChange}, as JSON. */
    String changes;

    boolean sandbox;

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
        this.severity = raised.severity();
        this.cause = raised.cause();
        this.changes = MarketJson.write(raised.changes());
        this.sandbox = raised.sandbox();
        this.raisedAt = raised.raisedAt();
        this.acknowledgedAt = raised.acknowledgedAt();
        this.acknowledgedBy = raised.acknowledgedBy();
    }

    /** A second acknowledgement changes nothing. */
    void acknowledge(String by, Instant now) {
        if (acknowledgedAt == null) {
            acknowledgedAt = now;
            acknowledgedBy = by;
        }
    }

    /** What the same cause did besides, after the alert was raised; what it tells of already stays. */
    void join(List<AlertChange> more) {
        List<AlertChange> all = new ArrayList<>(changes());
        Set<String> known = all.stream().map(AlertChange::key).collect(Collectors.toSet());
        more.stream().filter(change -> known.add(change.key())).forEach(all::add);
        changes = MarketJson.write(all);
    }

    Alert toAlert() {
        return new Alert(
                id,
                new AlertSubject(kind, severity, cause, key),
                message,
                changes(),
                sandbox,
                raisedAt,
                acknowledgedAt,
                acknowledgedBy);
    }

    private List<AlertChange> changes() {
        return List.of(MarketJson.read(changes, AlertChange[].class));
    }

    StoredAlert toStoredAlert() {
        return new StoredAlert(storedAt, toAlert());
    }
}
