package io.usdtaggregator.admin.access;

import com.github.f4b6a3.ulid.UlidCreator;
import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.KeyRights;
import io.usdtaggregator.model.access.Access.Quota;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** An API key of an integrator; only its SHA-256 digest and its first characters are kept. */
@Entity
@Table(schema = "access", name = "api_key")
public class IntegratorKey {
    @Id
    String id;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "integrator_id")
    Integrator integrator;

    String name;
    String digest;
    String prefix;
    boolean active;

    @Column(columnDefinition = "text[]")
    String[] groups;

    @Column(columnDefinition = "jsonb")
    JsonObject quota;

    @Column(name = "allowed_ips", columnDefinition = "text[]")
    String[] allowedIps;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Version
    Long version;

    protected IntegratorKey() {}

    IntegratorKey(Integrator integrator, KeyTerms terms, ApiKeyText text) {
        this.id = UlidCreator.getMonotonicUlid().toString();
        this.integrator = integrator;
        this.digest = text.digest();
        this.prefix = text.prefix();
        this.active = true;
        this.createdAt = Instant.now();
        become(terms);
    }

    /** The key goes on under these terms. */
    void become(KeyTerms terms) {
        name = terms.name();
        groups = terms.groups() == null ? null : terms.groups().toArray(String[]::new);
        quota = terms.quota() == null ? null : Integrator.json(terms.quota());
        allowedIps = terms.allowedIps().toArray(String[]::new);
        expiresAt = terms.expiresAt();
    }

    void revoke(Instant now) {
        active = false;
        revokedAt = revokedAt == null ? now : revokedAt;
    }

    KeyTerms terms() {
        return new KeyTerms(
                name,
                groups == null ? null : Set.of(groups),
                quota == null ? null : MarketJson.read(quota.encode(), Quota.class),
                List.of(allowedIps),
                expiresAt);
    }

    /** As the gateways know it: what its terms leave open is filled in by its account. */
    ApiKey apiKey() {
        KeyTerms terms = terms();
        return new ApiKey(
                id,
                integrator.id,
                name,
                digest,
                prefix,
                active,
                new KeyRights(
                        Set.of(groups == null ? integrator.groups : groups),
                        terms.quota(),
                        terms.allowedIps(),
                        expiresAt));
    }

    HeldKey held() {
        return new HeldKey(apiKey(), terms(), version);
    }
}
