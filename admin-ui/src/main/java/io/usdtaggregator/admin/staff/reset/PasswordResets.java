package io.usdtaggregator.admin.staff.reset;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.staff.Passwords;
import io.usdtaggregator.admin.staff.StaffAccounts;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.StaffSessions;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.admin.validation.ChosenPassword;
import io.usdtaggregator.admin.validation.FormChecks;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** New passwords by a link: an admin makes it, who it is for uses it once, and then all their sessions end. */
@ApplicationScoped
public class PasswordResets implements PanacheRepositoryBase<PasswordReset, String> {
    private static final String NO_REASON = "-";
    private static final String OPEN = "tokenDigest = ?1 and expiresAt > ?2 and member.active";

    private final StaffAccounts accounts;
    private final StaffSessions sessions;
    private final Passwords passwords;
    private final Transactions transactions;
    private final AuditLog audit;
    private final InstantSource clock;
    private final FormChecks checks;

    PasswordResets(
            StaffAccounts accounts,
            StaffSessions sessions,
            Passwords passwords,
            Transactions transactions,
            AuditLog audit,
            InstantSource clock,
            FormChecks checks) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.checks = checks;
    }

    /** The token of a new link for this account; an older link no longer works. */
    public Uni<String> make(String who, String accountId) {
        String token = Tokens.random();
        return transactions.write(() -> accounts.findById(String.valueOf(accountId))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("not_found", "The staff account does not exist."))
                .call(member -> delete("member", member))
                .call(member -> persist(new PasswordReset(Tokens.digest(token), member, who, clock.instant())))
                .call(member -> audit.add(
                        who,
                        "reset link made",
                        member.subject(),
                        NO_REASON,
                        new JsonObject().put("for", member.username())))
                .replaceWith(token));
    }

    /** Whose password the link sets; empty for one that was used, has expired, or never was. */
    public Uni<Optional<String>> usernameOf(String token) {
        return transactions.read(() -> find(OPEN, Tokens.digest(token), clock.instant())
                .<PasswordReset>firstResult()
                .map(found -> Optional.ofNullable(found).map(reset -> reset.member.username())));
    }

    /** Sets the password, uses the link up, and ends every session of the account. */
    public Uni<Void> use(String token, ChosenPassword chosen) {
        checks.check(chosen);
        return usernameOf(token)
                .invoke(open -> open.orElseThrow(PasswordResets::usedUp))
                .chain(open -> passwords.hash(chosen.newPassword()))
                .chain(hash -> transactions.write(() -> taken(token).chain(member -> {
                    member.setPasswordHash(hash);
                    return sessions.endAllOf(member)
                            .chain(() -> audit.add(
                                    member.username(),
                                    "password reset",
                                    member.subject(),
                                    NO_REASON,
                                    new JsonObject()));
                })));
    }

    /** Of two who come with one link at one time, one finds it gone. */
    private Uni<StaffMember> taken(String token) {
        String digest = Tokens.digest(token);
        return find(OPEN, digest, clock.instant())
                .<PasswordReset>firstResult()
                .onItem()
                .ifNull()
                .failWith(PasswordResets::usedUp)
                .chain(reset -> delete("tokenDigest", digest).map(gone -> {
                    if (gone == 0) {
                        throw usedUp();
                    }
                    return reset.member;
                }));
    }

    private static HttpProblem usedUp() {
        return Problem.notFound("reset_link_closed", "This link was used already, or it has expired.");
    }
}
