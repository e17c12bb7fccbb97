package io.usdtaggregator.admin.staff.authentication;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.staff.OpenSession;
import io.usdtaggregator.admin.staff.Passwords;
import io.usdtaggregator.admin.staff.StaffAccounts;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.StaffSessions;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.admin.validation.ChosenPassword;
import io.usdtaggregator.admin.validation.FormChecks;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** What everybody may do with their own account: change its password, see and end its sessions. */
@ApplicationScoped
public class OwnAccount {
    private static final Set<String> LANGUAGES = Set.of("en", "fr");
    private static final String NO_REASON = "-";

    private final StaffAccounts accounts;
    private final StaffSessions sessions;
    private final PasswordLogin logins;
    private final Passwords passwords;
    private final Transactions transactions;
    private final AuditLog audit;
    private final FormChecks checks;

    OwnAccount(
            StaffAccounts accounts,
            StaffSessions sessions,
            PasswordLogin logins,
            Passwords passwords,
            Transactions transactions,
            AuditLog audit,
            FormChecks checks) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.logins = logins;
        this.passwords = passwords;
        this.transactions = transactions;
        this.audit = audit;
        this.checks = checks;
    }

    /**
     * Changes the password and ends every session of the account. A wrong present password counts as a wrong login.
     *
     * @param address from where it is tried
     */
    public Uni<StaffMember> changePassword(String username, String present, ChosenPassword chosen, String address) {
        checks.check(chosen);
        return withPassword(username, present, address).chain(member -> passwords
                .hash(chosen.newPassword())
                .chain(hash ->
                        transactions.write(() -> accounts.findById(member.id()).chain(known -> {
                            known.setPasswordHash(hash);
                            return sessions.endAllOf(known)
                                    .chain(() -> audit.add(
                                            username, "password changed", known.subject(), NO_REASON, new JsonObject()))
                                    .replaceWith(known);
                        }))));
    }

    /** The account, where this is its present password; a wrong one counts as a wrong login. */
    public Uni<StaffMember> withPassword(String username, String present, String address) {
        return logins.login(username, present, address)
                .map(found -> found.orElseThrow(() ->
                        Problem.invalid(FieldError.of("present_password", "wrong", "is not the present password"))));
    }

    /**
     * What the person chose for the pages.
     *
     * @param language {@code en} or {@code fr}
     * @param zone {@code null}: as it is
     */
    public Uni<Void> choose(String username, String language, String zone) {
        if (!LANGUAGES.contains(String.valueOf(language))) {
            throw Problem.invalid(FieldError.of("language", "not_allowed", "en or fr"));
        }
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Problem.invalid(FieldError.of("time_zone", "not_allowed", "a zone such as Africa/Abidjan"));
        }
        return transactions.write(() -> zone == null
                ? accounts.update("language = ?1 where username = ?2", language, username)
                        .replaceWithVoid()
                : accounts.update("language = ?1, timeZone = ?2 where username = ?3", language, zone, username)
                        .replaceWithVoid());
    }

    /**
     * The open sessions, the one used last first.
     *
     * @param all those of everybody, not only one's own
     * @param token of the session that asks
     */
    public Uni<List<OpenSession>> sessions(String username, boolean all, String token) {
        String own = token == null ? "" : Tokens.digest(token);
        return sessions.open(all ? null : username).map(open -> open.stream()
                .map(session -> OpenSession.of(session, own))
                .toList());
    }

    /**
     * Ends a session, and says so in the audit log; one that has ended already changes nothing.
     *
     * @param all may end those of everybody, not only one's own
     * @param id of {@link OpenSession}
     */
    public Uni<Void> end(String username, boolean all, String id) {
        return transactions.write(() -> sessions.findById(String.valueOf(id)).chain(session -> {
            if (session == null) {
                return Uni.createFrom().voidItem();
            }
            StaffMember owner = session.member();
            if (!all && !owner.username().equals(username)) {
                throw Problem.forbidden("forbidden", "Only admins end the sessions of others.");
            }
            return sessions.delete(session)
                    .chain(() -> audit.add(
                            username,
                            "sessions ended",
                            owner.subject(),
                            NO_REASON,
                            new JsonObject().put("of", owner.username())));
        }));
    }
}
