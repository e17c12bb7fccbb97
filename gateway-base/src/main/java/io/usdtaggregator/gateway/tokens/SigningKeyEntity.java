package io.usdtaggregator.gateway.tokens;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code gateway.signing_key}: written once, deleted when the key signs no more. */
@Entity
@Table(schema = "gateway", name = "signing_key")
class SigningKeyEntity {
    @Id
    String kid;

    /** Sealed by {@link KeySeal}. */
    @Column(name = "private_key")
    byte[] privateKey;

    @Column(name = "public_key")
    byte[] publicKey;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "signs_from")
    Instant signsFrom;

    /** For Hibernate. */
    protected SigningKeyEntity() {}

    SigningKeyEntity(SigningKey key, KeySeal seal) {
        this.kid = key.kid();
        this.privateKey = seal.seal(kid, key.privateKey().getEncoded());
        this.publicKey = key.publicKey().getEncoded();
        this.createdAt = key.createdAt();
        this.signsFrom = key.signsFrom();
    }

    SigningKey opened(KeySeal seal) {
        return SigningKey.stored(kid, seal.open(kid, privateKey), publicKey, createdAt, signsFrom);
    }
}
