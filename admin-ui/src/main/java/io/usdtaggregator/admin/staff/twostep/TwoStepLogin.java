package io.usdtaggregator.admin.staff.twostep;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.staff.StaffAccounts;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** The second step of a login: a code of an authenticator app, or a recovery code. Each is taken once. */
@ApplicationScoped
public class TwoStepLogin {
    private static final Logger LOG = Logger.getLogger(TwoStepLogin.class);
    private static final String NO_REASON = "-";
    private static final int SECRET_BYTES = 20;

    private final StaffAccounts accounts;
    private final RecoveryCodes recovery;
    private final TwoStepSeal seal;
    private final Transactions transactions;
    private final AuditLog audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    TwoStepLogin(
            StaffAccounts accounts,
            RecoveryCodes recovery,
            TwoStepSeal seal,
            Transactions transactions,
            AuditLog audit,
            InstantSource clock) {
        this.accounts = accounts;
        this.recovery = recovery;
        this.seal = seal;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether whoever runs the service set the secret that this needs. */
    public boolean isPossible() {
        return seal.isPossible();
    }

    /** A new secret, which waits for its first code; a login does not ask for one until then. */
    public Uni<Void> begin(String username) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return transactions.write(() -> accounts.named(username)
                .invoke(member -> member.expectTwoStep(seal.seal(member.id(), secret)))
                .replaceWithVoid());
    }

    /**
     * @param on a login asks for a code
     * @param key waits for its first code
     */
    public record State(boolean on, Optional<AuthenticatorKey> key) {}

    public Uni<State> state(String username) {
        return transactions
                .read(() -> accounts.named(username))
                .map(member -> new State(member.hasTwoStep(), key(member)));
    }

    private Optional<AuthenticatorKey> key(StaffMember member) {
        return isPossible()
                ? Optional.ofNullable(member.pendingTwoStep())
                        .map(stored -> new AuthenticatorKey(member.username(), seal.open(member.id(), stored)))
                : Optional.empty();
    }

    /** From now on a login asks for a code. The recovery codes are told this once. */
    public Uni<List<String>> confirm(String username, String code) {
        return transactions.write(() -> accounts.named(username).chain(member -> {
            if (member.pendingTwoStep() == null) {
                throw Problem.conflict("nothing_to_confirm", "There is no new key to confirm; begin again.");
            }
            byte[] secret = seal.open(member.id(), member.pendingTwoStep());
            OptionalLong step = TimeCode.step(secret, digits(code), clock.instant(), 0);
            if (step.isEmpty()) {
                throw Problem.invalid(FieldError.of("code", "wrong_code", "is not the code of the app now"));
            }
            member.confirmTwoStep(step.getAsLong());
            return audit.add(username, "two-step on", member.subject(), NO_REASON, new JsonObject())
                    .chain(() -> recovery.renew(member.id()));
        }));
    }

    /** Login asks for the password alone again. */
    public Uni<Void> remove(String who, String accountId) {
        return transactions.write(() -> accounts.findById(String.valueOf(accountId))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("not_found", "The staff account does not exist."))
                .chain(member -> {
                    member.forgetTwoStep();
                    return recovery.forget(member.id())
                            .chain(() -> audit.add(
                                    who,
                                    "two-step off",
                                    member.subject(),
                                    NO_REASON,
                                    new JsonObject().put("of", member.username())));
                }));
    }

    /** Whether the code lets this account in; it never does again. */
    public Uni<Boolean> takes(StaffMember member, String code) {
        OptionalLong step = step(member, digits(code));
        return step.isPresent() ? takeStep(member, step.getAsLong()) : takeRecoveryCode(member, code);
    }

    /** Empty too where {@code TWO_STEP_SECRET} was changed or taken away: then recovery codes alone let people in. */
    private OptionalLong step(StaffMember member, String code) {
        try {
            return isPossible()
                    ? TimeCode.step(
                            seal.open(member.id(), member.twoStep()), code, clock.instant(), member.lastTwoStep())
                    : OptionalLong.empty();
        } catch (IllegalStateException otherSecret) {
            LOG.error("the key of a two-step login cannot be opened", otherSecret);
            return OptionalLong.empty();
        }
    }

    /** Of two who come with one code at one time, one is too late. */
    private Uni<Boolean> takeStep(StaffMember member, long step) {
        return transactions.write(
                () -> accounts.update("twoStepLast = ?1 where id = ?2 and twoStepLast < ?1", step, member.id())
                        .map(changed -> changed == 1));
    }

    private Uni<Boolean> takeRecoveryCode(StaffMember member, String code) {
        return transactions.write(() -> recovery.use(member.id(), code)
                .call(used -> used
                        ? audit.add(
                                member.username(), "recovery code used", member.subject(), NO_REASON, new JsonObject())
                        : Uni.createFrom().voidItem()));
    }

    private static String digits(String code) {
        return code == null ? "" : code.replaceAll("[\\s\\u00a0\\u202f]", "");
    }
}
