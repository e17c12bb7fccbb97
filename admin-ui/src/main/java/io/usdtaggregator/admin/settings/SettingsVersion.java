package io.usdtaggregator.admin.settings;

import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One version of the settings; the newest is in force. Versions are only added. */
@Entity
@Immutable
@Table(schema = "settings", name = "version")
public class SettingsVersion {
    @Id
    Long version;

    @Column(columnDefinition = "jsonb")
    JsonObject body;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    String reason;

    protected SettingsVersion() {}

    SettingsVersion(Settings settings, String changedBy, String reason) {
        this.version = settings.version();
        this.body = new JsonObject(MarketJson.write(settings));
        this.changedBy = changedBy;
        this.changedAt = Instant.now();
        this.reason = reason;
    }

    public Settings settings() {
        return MarketJson.read(body.encode(), Settings.class).withVersion(version);
    }

    public String changedBy() {
        return changedBy;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String reason() {
        return reason;
    }
}
