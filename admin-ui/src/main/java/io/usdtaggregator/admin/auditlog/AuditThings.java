package io.usdtaggregator.admin.auditlog;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.ApiKeys;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.staff.StaffAdministration;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what people call the things that entries are about. */
@ApplicationScoped
class AuditThings {
    private final Integrators integrators;
    private final ApiKeys keys;
    private final StaffAdministration staff;

    AuditThings(Integrators integrators, ApiKeys keys, StaffAdministration staff) {
        this.integrators = integrators;
        this.keys = keys;
        this.staff = staff;
    }

    Uni<ThingNames> names() {
        return integrators.all().chain(accounts -> keys.all()
                .chain(held -> staff.all().map(members -> new ThingNames(accounts, held, members))));
    }
}
