package io.usdtaggregator.admin.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The integrators' accounts in PostgreSQL. */
@ApplicationScoped
class IntegratorAccounts implements PanacheRepositoryBase<Integrator, String> {

    /** In the order of their names. */
    Uni<List<Integrator>> all() {
        return listAll(Sort.ascending("username"));
    }

    /** The account of this name; {@code null} when there is none. */
    Uni<Integrator> named(String username) {
        return find("username", username).firstResult();
    }
}
