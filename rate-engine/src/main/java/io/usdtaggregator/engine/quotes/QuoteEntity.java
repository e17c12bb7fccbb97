package io.usdtaggregator.engine.quotes;

import io.usdtaggregator.base.internal.quotes.NewQuote;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code rates.quotes}: written once, never updated. */
@Entity
@Table(schema = "rates", name = "quotes")
public class QuoteEntity {
    @Id
    String id;

    String account;

    @Column(name = "idempotency_key")
    String idempotencyKey;

    String request;

    /** The signed JSON, byte for byte. */
    String quote;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    /** For Hibernate. */
    protected QuoteEntity() {}

    QuoteEntity(NewQuote given) {
        this.id = given.id();
        this.account = given.account();
        this.idempotencyKey = given.idempotencyKey();
        this.request = given.request();
        this.quote = given.quote();
        this.createdAt = given.createdAt();
        this.expiresAt = given.expiresAt();
    }

    NewQuote asSigned() {
        return new NewQuote(id, account, idempotencyKey, request, quote, createdAt, expiresAt);
    }
}
