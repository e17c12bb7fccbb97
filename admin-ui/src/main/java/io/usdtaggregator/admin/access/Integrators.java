package io.usdtaggregator.admin.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.terms.AccountChange;
import io.usdtaggregator.admin.access.terms.AccountRules;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.database.Conflicts;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.staff.Passwords;
import io.usdtaggregator.admin.validation.FormChecks;
import io.usdtaggregator.admin.validation.NewAccount;
import io.usdtaggregator.admin.validation.SetPassword;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** What staff do with integrators' accounts: checked, saved with its audit entry in one transaction, published. */
@ApplicationScoped
public class Integrators {
    private static final String NO_REASON = "-";

    private final IntegratorAccounts accounts;
    private final SnapshotVersions versions;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Passwords passwords;
    private final AccessPublication publication;
    private final FormChecks checks;

    Integrators(
            IntegratorAccounts accounts,
            SnapshotVersions versions,
            Transactions transactions,
            AuditLog audit,
            Passwords passwords,
            AccessPublication publication,
            FormChecks checks) {
        this.accounts = accounts;
        this.versions = versions;
        this.transactions = transactions;
        this.audit = audit;
        this.passwords = passwords;
        this.publication = publication;
        this.checks = checks;
    }

    /** All accounts, in the order of their names. */
    public Uni<List<HeldAccount>> all() {
        return transactions.read(accounts::all).map(found -> found.stream()
                .map(account -> new HeldAccount(account.account(), account.version))
                .toList());
    }

    /** The account; a problem when there is none. */
    public Uni<HeldAccount> account(String id) {
        return transactions
                .read(() -> accounts.findById(id))
                .onItem()
                .ifNull()
                .failWith(Integrators::noAccount)
                .map(found -> new HeldAccount(found.account(), found.version));
    }

    /** The account of this name. */
    public Uni<Optional<Account>> named(String username) {
        return transactions.read(() -> accounts.named(username)).map(found -> Optional.ofNullable(found)
                .map(Integrator::account));
    }

    /**
     * A new account; a username that is taken is a conflict.
     *
     * @param groups {@code null}: integrator
     * @param quota {@code null}: that of a new account
     */
    public Uni<Account> create(String who, String username, String password, Set<String> groups, Quota quota) {
        Set<String> wanted = groups == null ? Set.of(Access.INTEGRATOR) : groups;
        Quota limits = quota == null ? Quota.ofNewAccount() : quota;
        AccountRules.checkNew(checks.wrong(new NewAccount(username, password)), wanted, limits);
        return passwords
                .hash(password)
                .chain(hash -> write(() -> {
                    Integrator made = new Integrator(username, hash, wanted, limits);
                    return accounts.persistAndFlush(made)
                            .call(() -> audit.add(
                                    who,
                                    "account made",
                                    made.subject(),
                                    NO_REASON,
                                    new JsonObject().put("username", username)))
                            .map(Integrator::account);
                }))
                .onFailure(Conflicts::isDuplicate)
                .transform(taken -> Problem.conflict("username_taken", "The username '" + username + "' is taken."));
    }

    /** @param shown the version that the change was made of; empty: of whatever is in force */
    public Uni<Void> change(String who, String id, OptionalLong shown, AccountChange change) {
        return change(who, NO_REASON, id, shown, change);
    }

    /** The same, with the reason that was given. */
    public Uni<Void> change(String who, String reason, String id, OptionalLong shown, AccountChange change) {
        AccountRules.check(
                change.password().map(SetPassword::new).map(checks::wrong).orElse(List.of()), change);
        Uni<Optional<String>> hash = change.password().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : passwords.hash(change.password().get()).map(Optional::of);
        return hash.chain(hashed -> write(() -> accounts.findById(id)
                .onItem()
                .ifNull()
                .failWith(Integrators::noAccount)
                .call(account -> audit.refuseOlder(account.subject(), account.version, shown))
                .chain(account -> {
                    Account before = account.account();
                    account.become(change, hashed.orElse(null));
                    return audit.add(who, "account changed", account.subject(), reason, change.noted(before));
                })));
    }

    private <T> Uni<T> write(Supplier<Uni<T>> work) {
        return transactions.write(() -> versions.grow().chain(work::get)).call(() -> publication.publishOrLater());
    }

    private static RuntimeException noAccount() {
        return Problem.notFound("not_found", "The account does not exist.");
    }
}
