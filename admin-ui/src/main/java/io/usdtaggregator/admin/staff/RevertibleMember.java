package io.usdtaggregator.admin.staff;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.RevertibleThing;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;

/** Changes of staff accounts that can be taken back: role and active; not the password. */
@ApplicationScoped
class RevertibleMember implements RevertibleThing {
    private final StaffAdministration staff;

    RevertibleMember(StaffAdministration staff) {
        this.staff = staff;
    }

    @Override
    public String kind() {
        return "staff";
    }

    @Override
    public Uni<State> now(String id) {
        return staff.member(id).map(member -> new State(member.state(), member.version()));
    }

    @Override
    public Uni<Void> restore(Restoration wanted) {
        JsonObject content = wanted.content();
        return staff.change(
                wanted.who(),
                wanted.reason(),
                wanted.id(),
                OptionalLong.of(wanted.version()),
                new StaffAdministration.StaffChange(
                        Optional.of(StaffRole.valueOf(content.getString("role"))),
                        Optional.of(content.getBoolean("active")),
                        Optional.empty()));
    }
}
