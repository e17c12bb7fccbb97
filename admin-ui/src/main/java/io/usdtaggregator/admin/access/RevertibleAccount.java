package io.usdtaggregator.admin.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.terms.AccountChange;
import io.usdtaggregator.admin.audit.RevertibleThing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;

/** Changes of integrators' accounts that can be taken back: groups, limits, price, active; not the password. */
@ApplicationScoped
class RevertibleAccount implements RevertibleThing {
    private final Integrators integrators;

    RevertibleAccount(Integrators integrators) {
        this.integrators = integrators;
    }

    @Override
    public String kind() {
        return "account";
    }

    @Override
    public Uni<State> now(String id) {
        return integrators.account(id).map(held -> new State(AccountChange.content(held.account()), held.version()));
    }

    @Override
    public Uni<Void> restore(Restoration wanted) {
        return integrators.change(
                wanted.who(),
                wanted.reason(),
                wanted.id(),
                OptionalLong.of(wanted.version()),
                AccountChange.to(wanted.content()));
    }
}
