package io.usdtaggregator.admin.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The API keys in PostgreSQL. */
@ApplicationScoped
class IntegratorKeys implements PanacheRepositoryBase<IntegratorKey, String> {

    /** In the order in which they were made. */
    Uni<List<IntegratorKey>> all() {
        return listAll(Sort.ascending("createdAt", "id"));
    }

    /** The key of this account; {@code null} when there is none. */
    Uni<IntegratorKey> of(String accountId, String keyId) {
        return find("id = ?1 and integrator.id = ?2", keyId, accountId).firstResult();
    }

    Uni<Long> countOf(String digest) {
        return count("digest", digest);
    }
}
