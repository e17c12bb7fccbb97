package io.usdtaggregator.admin.access;

import com.github.f4b6a3.ulid.UlidCreator;
import io.usdtaggregator.admin.access.terms.AccountChange;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.Quota;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;

/** An account of an integrator. */
@Entity
@Table(schema = "access", name = "integrator")
public class Integrator {
    @Id
    String id;

    String username;

    @Column(name = "password_hash")
    String passwordHash;

    @Column(columnDefinition = "text[]")
    String[] groups;

    boolean active;

    @Column(columnDefinition = "jsonb")
    JsonObject quota;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    Long version;

    protected Integrator() {}

    Integrator(String username, String passwordHash, Set<String> groups, Quota quota) {
        this.id = UlidCreator.getMonotonicUlid().toString();
        this.username = username;
        this.passwordHash = passwordHash;
        this.groups = groups.toArray(String[]::new);
        this.active = true;
        this.quota = json(quota);
        this.createdAt = Instant.now();
    }

    /** As the gateways know it. */
    Account account() {
        return new Account(
                id, username, passwordHash, Set.of(groups), active, MarketJson.read(quota.encode(), Quota.class));
    }

    /** Each part that the change names becomes what it says. */
    void become(AccountChange change, String newPasswordHash) {
        passwordHash = newPasswordHash == null ? passwordHash : newPasswordHash;
        change.groups().ifPresent(now -> groups = now.toArray(String[]::new));
        change.active().ifPresent(now -> active = now);
        change.quota().ifPresent(now -> quota = json(now));
    }

    String subject() {
        return subject(id);
    }

    static String subject(String id) {
        return "account:" + id;
    }

    static JsonObject json(Quota quota) {
        return new JsonObject(MarketJson.write(quota));
    }
}
