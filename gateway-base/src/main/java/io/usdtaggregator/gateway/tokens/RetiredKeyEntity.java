package io.usdtaggregator.gateway.tokens;

import io.usdtaggregator.gateway.tokens.SigningKey.PublishedKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code gateway.retired_key}: the public half of a key that signs no more. */
@Entity
@Table(schema = "gateway", name = "retired_key")
class RetiredKeyEntity {
    @Id
    String kid;

    @Column(name = "public_key")
    byte[] publicKey;

    @Column(name = "retired_at")
    Instant retiredAt;

    /** For Hibernate. */
    protected RetiredKeyEntity() {}

    RetiredKeyEntity(SigningKey key, Instant retiredAt) {
        this.kid = key.kid();
        this.publicKey = key.publicKey().getEncoded();
        this.retiredAt = retiredAt;
    }

    PublishedKey published() {
        return PublishedKey.stored(kid, publicKey);
    }
}
