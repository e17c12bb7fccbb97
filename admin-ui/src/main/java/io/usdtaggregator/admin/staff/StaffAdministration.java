package io.usdtaggregator.admin.staff;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.database.Conflicts;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.validation.FormChecks;
import io.usdtaggregator.admin.validation.NewAccount;
import io.usdtaggregator.admin.validation.SetPassword;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What admins do with staff accounts: checked, saved with its audit entry in one transaction. */
@ApplicationScoped
public class StaffAdministration {
    private static final String NO_REASON = "-";

    private final StaffAccounts accounts;
    private final StaffSessions sessions;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Passwords passwords;
    private final FormChecks checks;

    StaffAdministration(
            StaffAccounts accounts,
            StaffSessions sessions,
            Transactions transactions,
            AuditLog audit,
            Passwords passwords,
            FormChecks checks) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
        this.passwords = passwords;
        this.checks = checks;
    }

    /** What is to become of an account; an absent part stays as it is. */
    public record StaffChange(Optional<StaffRole> role, Optional<Boolean> active, Optional<String> password) {}

    /** All accounts, in the order of their names. */
    public Uni<List<StaffMember>> all() {
        return transactions.read(accounts::inOrder);
    }

    /** The account as it is now; a problem where there is none. */
    Uni<StaffMember> member(String id) {
        return transactions
                .read(() -> accounts.findById(id))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("not_found", "The staff account does not exist."));
    }

    /** A new account; a username that is taken is a conflict. */
    public Uni<Void> create(String who, String username, String password, StaffRole role) {
        checks.check(new NewAccount(username, password));
        return passwords
                .hash(password)
                .chain(hash -> transactions.write(() -> {
                    StaffMember made = new StaffMember(username, hash, role);
                    return accounts.persistAndFlush(made)
                            .chain(() -> audit.add(
                                    who,
                                    "staff made",
                                    made.subject(),
                                    NO_REASON,
                                    new JsonObject().put("username", username).put("role", role.name())));
                }))
                .onFailure(Conflicts::isDuplicate)
                .transform(taken -> Problem.conflict("username_taken", "The username '" + username + "' is taken."));
    }

    /**
     * Changes an account and ends its sessions. Nobody takes their own role or account away.
     *
     * @param shown the version that the change was made of
     */
    public Uni<Void> change(String who, String id, OptionalLong shown, StaffChange change) {
        return change(who, NO_REASON, id, shown, change);
    }

    /** The same, with the reason that was given. */
    public Uni<Void> change(String who, String reason, String id, OptionalLong shown, StaffChange change) {
        change.password().map(SetPassword::new).ifPresent(checks::check);
        Uni<Optional<String>> hash = change.password().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : passwords.hash(change.password().get()).map(Optional::of);
        return hash.chain(hashed -> transactions.write(() -> accounts.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("not_found", "The staff account does not exist."))
                .invoke(member -> refuseOwn(who, member, change))
                .call(member -> audit.refuseOlder(member.subject(), member.version(), shown))
                .call(sessions::endAllOf)
                .chain(member -> {
                    JsonObject before = member.state();
                    member.become(change, hashed);
                    return audit.add(
                            who,
                            "staff changed",
                            member.subject(),
                            reason,
                            new JsonObject()
                                    .put("password_changed", hashed.isPresent())
                                    .put("before", before)
                                    .put("after", member.state()));
                })));
    }

    private static void refuseOwn(String who, StaffMember member, StaffChange change) {
        boolean own = member.username().equals(who);
        if (own && (change.active().isPresent() || change.role().isPresent())) {
            throw Problem.conflict("own_account", "Nobody changes their own role, or disables their own account.");
        }
    }
}
