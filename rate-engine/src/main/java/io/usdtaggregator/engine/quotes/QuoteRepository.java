package io.usdtaggregator.engine.quotes;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The rows of {@code rates.quotes}; each method needs a session. */
@ApplicationScoped
public class QuoteRepository implements PanacheRepositoryBase<QuoteEntity, String> {
    /** Empty ({@code null}) when the account has not used this key. */
    Uni<QuoteEntity> byKey(String account, String idempotencyKey) {
        return find("account = ?1 and idempotencyKey = ?2", account, idempotencyKey)
                .firstResult();
    }

    /** Empty ({@code null}) for another account's quote. */
    Uni<QuoteEntity> byId(String id, String account) {
        return find("id = ?1 and account = ?2", id, account).firstResult();
    }

    Uni<Long> deleteCreatedBefore(Instant limit) {
        return delete("createdAt < ?1", limit);
    }

    /** PostgreSQL's clock, in milliseconds, as instants are shown. */
    Uni<Instant> now() {
        return getSession().chain(session -> session.createNativeQuery("SELECT now()", Instant.class)
                .getSingleResult()
                .map(now -> now.truncatedTo(ChronoUnit.MILLIS)));
    }
}
