package io.usdtaggregator.admin.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.admin.audit.Audit;
import io.usdtaggregator.admin.problem.Problem.FieldError;
import io.usdtaggregator.admin.problem.Refusal;
import io.usdtaggregator.admin.publishing.Reconciler;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.Quota;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** What staff do with integrator accounts: checked, saved, noted, published. */
@ApplicationScoped
public class Integrators {
    private static final Logger LOG = Logger.getLogger(Integrators.class);
    private static final Set<String> GROUPS = Set.of(Access.INTEGRATOR, Access.OPERATOR);
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;

    private final AccessStore store;
    private final Passwords passwords;
    private final Audit audit;
    private final Reconciler reconciler;
    private final boolean sandbox;

    Integrators(AccessStore store, Passwords passwords, Audit audit, Reconciler reconciler, AdminConfig config) {
        this.store = store;
        this.passwords = passwords;
        this.audit = audit;
        this.reconciler = reconciler;
        this.sandbox = config.isSandbox();
    }

    /** @param key the whole key: shown this once */
    public record NewKey(String id, String name, String prefix, String key) {}

    public Uni<List<Account>> all() {
        return store.accounts();
    }

    public Uni<List<ApiKey>> keys() {
        return store.keys();
    }

    public Uni<List<HeldKey>> held() {
        return store.held();
    }

    /** A key of this account that still works; one that is not there, or was revoked, is not found. */
    public Uni<HeldKey> held(String accountId, String keyId) {
        return store.held().map(held -> held.stream()
                .filter(one -> one.key().id().equals(keyId)
                        && one.key().accountId().equals(accountId)
                        && one.key().active())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("The key")));
    }

    public Uni<List<ApiKey>> keysOf(String accountId) {
        return store.keys().map(keys -> keys.stream()
                .filter(key -> key.accountId().equals(accountId))
                .toList());
    }

    public Uni<Account> create(String who, String username, String password, Set<String> groups, Quota quota) {
        if (username == null || !username.matches("[A-Za-z0-9._@-]{3,100}")) {
            throw Refusal.invalid("username", "malformed", "3 to 100 letters, digits or . _ @ -");
        }
        checkPassword(password);
        Set<String> wanted = groups == null ? Set.of(Access.INTEGRATOR) : groups;
        checkGroups(wanted);
        Quota limits = quota == null ? Quota.ofNewAccount() : quota;
        checkQuota(limits);
        return passwords
                .hash(password)
                .chain(hash -> store.create(username, hash, wanted, limits))
                .call(made -> audit.note(who, "account made", "-", new JsonObject().put("username", username)))
                .call(this::publish);
    }

    public Uni<Void> change(String who, String id, AccountChange change) {
        change.password().ifPresent(Integrators::checkPassword);
        change.groups().ifPresent(Integrators::checkGroups);
        change.quota().ifPresent(Integrators::checkQuota);
        Uni<Optional<String>> hash = change.password().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : passwords.hash(change.password().get()).map(Optional::of);
        return hash.chain(hashed -> store.update(id, hashed, change))
                .chain(before -> audit.note(who, "account changed", "-", change.noted(before)))
                .call(this::publish);
    }

    public Uni<NewKey> makeKey(String who, String accountId, KeyTerms terms) {
        ApiKeyText text = ApiKeyText.random(sandbox);
        return checked(accountId, Optional.empty(), terms)
                .chain(() -> store.addKey(accountId, terms, text))
                .call(key -> audit.note(
                        who,
                        "key made",
                        "-",
                        new JsonObject()
                                .put("key", key.id())
                                .put("prefix", key.prefix())
                                .put("terms", shown(terms))))
                .call(this::publish)
                .map(key -> new NewKey(key.id(), terms.name(), key.prefix(), text.text()));
    }

    /** The key goes on under other terms, everywhere within seconds; the audit keeps those of before. */
    public Uni<Void> changeKey(String who, String accountId, String keyId, KeyTerms terms) {
        return held(accountId, keyId)
                .call(before -> checked(accountId, Optional.of(before.terms()), terms))
                .call(() -> store.changeKey(accountId, keyId, terms))
                .chain(before -> audit.note(
                        who,
                        "key changed",
                        "-",
                        new JsonObject()
                                .put("key", keyId)
                                .put("before", shown(before.terms()))
                                .put("after", shown(terms))))
                .call(this::publish)
                .replaceWithVoid();
    }

    private Uni<Void> checked(String accountId, Optional<KeyTerms> before, KeyTerms terms) {
        return store.accounts()
                .map(accounts -> accounts.stream()
                        .filter(account -> account.id().equals(accountId))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("The account")))
                .invoke(account -> KeyRules.check(terms, before, account.groups(), Instant.now()))
                .replaceWithVoid();
    }

    private static JsonObject shown(KeyTerms terms) {
        return new JsonObject(MarketJson.write(terms));
    }

    public Uni<Void> revokeKey(String who, String accountId, String keyId) {
        return store.revokeKey(accountId, keyId)
                .call(() -> audit.note(who, "key revoked", "-", new JsonObject().put("key", keyId)))
                .call(this::publish);
    }

    /** A change that Redis does not get now, it gets from the reconciler. */
    private Uni<Void> publish() {
        return reconciler
                .reconcileAccess()
                .onFailure()
                .invoke(later -> LOG.warnf("saved, not yet in Redis: %s", later.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private static void checkPassword(String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw Refusal.invalid("password", "length", SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
        }
    }

    private static void checkGroups(Set<String> groups) {
        if (groups.isEmpty() || !GROUPS.containsAll(groups)) {
            throw Refusal.invalid("groups", "not_allowed", "one or both of integrator, operator");
        }
    }

    private static void checkQuota(Quota quota) {
        List<FieldError> wrong = KeyRules.quota(quota);
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
    }
}
