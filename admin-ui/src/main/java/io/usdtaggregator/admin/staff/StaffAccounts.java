package io.usdtaggregator.admin.staff;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.base.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The staff accounts in PostgreSQL. */
@ApplicationScoped
public class StaffAccounts implements PanacheRepositoryBase<StaffMember, String> {
    private final Transactions transactions;
    private final StaffSessions sessions;

    StaffAccounts(Transactions transactions, StaffSessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /** An active account. */
    public Uni<Optional<StaffMember>> active(String username) {
        return transactions.read(() -> find("username = ?1 and active", username)
                .<StaffMember>firstResult()
                .map(Optional::ofNullable));
    }

    /** An account that there is; within the caller's session. */
    public Uni<StaffMember> named(String username) {
        return find("username", username)
                .<StaffMember>firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("not_found", "The staff account does not exist."));
    }

    /** In the order of their names; within the caller's session. */
    Uni<List<StaffMember>> inOrder() {
        return listAll(Sort.ascending("username"));
    }

    /** Makes the account with the role ADMIN, or gives it this password and ends its sessions. */
    public Uni<Void> put(String username, String passwordHash) {
        return transactions.write(() -> find("username", username)
                .<StaffMember>firstResult()
                .chain(known -> known == null
                        ? persist(new StaffMember(username, passwordHash, StaffRole.ADMIN))
                                .replaceWithVoid()
                        : setPassword(known, passwordHash)));
    }

    private Uni<Void> setPassword(StaffMember member, String passwordHash) {
        member.passwordHash = passwordHash;
        return sessions.endAllOf(member);
    }
}
