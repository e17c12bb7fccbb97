package io.usdtaggregator.admin.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.admin.access.terms.KeyRules;
import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What staff do with API keys: checked, saved with its audit entry in one transaction, published. */
@ApplicationScoped
public class ApiKeys {
    private static final String NO_REASON = "-";

    private final IntegratorAccounts accounts;
    private final IntegratorKeys keys;
    private final SnapshotVersions versions;
    private final Transactions transactions;
    private final AuditLog audit;
    private final AccessPublication publication;
    private final AdminConfig config;

    ApiKeys(
            IntegratorAccounts accounts,
            IntegratorKeys keys,
            SnapshotVersions versions,
            Transactions transactions,
            AuditLog audit,
            AccessPublication publication,
            AdminConfig config) {
        this.accounts = accounts;
        this.keys = keys;
        this.versions = versions;
        this.transactions = transactions;
        this.audit = audit;
        this.publication = publication;
        this.config = config;
    }

    /** @param key the whole key: shown this once */
    public record NewKey(String id, String name, String prefix, String key) {}

    /** All keys, in the order in which they were made. */
    public Uni<List<HeldKey>> all() {
        return transactions
                .read(keys::all)
                .map(found -> found.stream().map(IntegratorKey::held).toList());
    }

    /** The keys of one account, revoked ones too. */
    public Uni<List<HeldKey>> of(String accountId) {
        return all().map(held -> held.stream()
                .filter(one -> one.key().accountId().equals(accountId))
                .toList());
    }

    /** A key of this account that still works; one that is not there, or was revoked, is not found. */
    public Uni<HeldKey> working(String accountId, String keyId) {
        return transactions.read(
                () -> existing(accountId, keyId).map(ApiKeys::working).map(IntegratorKey::held));
    }

    /** A key that still works, whoever's it is; a problem where there is none. */
    Uni<HeldKey> working(String keyId) {
        return transactions.read(() -> keys.findById(keyId)
                .onItem()
                .ifNull()
                .failWith(ApiKeys::noKey)
                .map(ApiKeys::working)
                .map(IntegratorKey::held));
    }

    /** A new key of a random text. */
    public Uni<NewKey> make(String who, String accountId, KeyTerms terms) {
        return add(who, accountId, terms, ApiKeyText.random(config.isSandbox()));
    }

    /** Makes the key of this text, unless there is one already. */
    public Uni<Void> put(String who, String accountId, KeyTerms terms, ApiKeyText text) {
        return transactions
                .read(() -> keys.countOf(text.digest()))
                .chain(known -> known > 0
                        ? Uni.createFrom().voidItem()
                        : add(who, accountId, terms, text).replaceWithVoid());
    }

    private Uni<NewKey> add(String who, String accountId, KeyTerms terms, ApiKeyText text) {
        return write(() -> accounts.findById(accountId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("not_found", "The account does not exist."))
                .invoke(account -> KeyRules.check(
                        terms, Optional.empty(), account.account().groups(), Instant.now()))
                .chain(account -> keys.persist(new IntegratorKey(account, terms, text)))
                .call(key -> audit.add(
                        who,
                        "key made",
                        subject(key.id),
                        NO_REASON,
                        new JsonObject()
                                .put("key", key.id)
                                .put("prefix", key.prefix)
                                .put("terms", json(terms))))
                .map(key -> new NewKey(key.id, key.name, key.prefix, text.text())));
    }

    /**
     * The key goes on under other terms, everywhere within seconds; the audit keeps those of before.
     *
     * @param shown the version that the change was made of; empty: of whatever is in force
     */
    public Uni<Void> change(String who, String accountId, String keyId, OptionalLong shown, KeyTerms terms) {
        return change(who, NO_REASON, accountId, keyId, shown, terms);
    }

    /** The same, with the reason that was given. */
    public Uni<Void> change(
            String who, String reason, String accountId, String keyId, OptionalLong shown, KeyTerms terms) {
        return write(() -> existing(accountId, keyId)
                .map(ApiKeys::working)
                .call(key -> audit.refuseOlder(subject(keyId), key.version, shown))
                .chain(key -> {
                    KeyTerms before = key.terms();
                    KeyRules.check(
                            terms, Optional.of(before), key.integrator.account().groups(), Instant.now());
                    key.become(terms);
                    return audit.add(
                            who,
                            "key changed",
                            subject(keyId),
                            reason,
                            new JsonObject()
                                    .put("key", keyId)
                                    .put("before", json(before))
                                    .put("after", json(terms)));
                }));
    }

    /**
     * A new key on the terms of this one, which goes on working for a while, so that its user can change over.
     *
     * @param shown the version of the key that was shown
     */
    public Uni<NewKey> roll(String who, String accountId, String keyId, OptionalLong shown, Duration overlap) {
        ApiKeyText text = ApiKeyText.random(config.isSandbox());
        return write(() -> existing(accountId, keyId)
                .map(ApiKeys::working)
                .call(key -> audit.refuseOlder(subject(keyId), key.version, shown))
                .chain(old -> {
                    KeyTerms before = old.terms();
                    KeyTerms ending = before.endingBy(Instant.now().plus(overlap));
                    old.become(ending);
                    return audit.add(
                                    who,
                                    "key changed",
                                    subject(keyId),
                                    NO_REASON,
                                    new JsonObject()
                                            .put("key", keyId)
                                            .put("before", json(before))
                                            .put("after", json(ending)))
                            .chain(() -> keys.persist(new IntegratorKey(old.integrator, before, text)))
                            .call(key -> audit.add(
                                    who,
                                    "key made",
                                    subject(key.id),
                                    NO_REASON,
                                    new JsonObject()
                                            .put("key", key.id)
                                            .put("prefix", key.prefix)
                                            .put("in_place_of", keyId)
                                            .put("terms", json(before))));
                })
                .map(key -> new NewKey(key.id, key.name, key.prefix, text.text())));
    }

    /** A revoked key stays in the list, and never works again. */
    public Uni<Void> revoke(String who, String accountId, String keyId) {
        return write(() -> existing(accountId, keyId)
                .invoke(key -> key.revoke(Instant.now()))
                .chain(key ->
                        audit.add(who, "key revoked", subject(keyId), NO_REASON, new JsonObject().put("key", keyId))));
    }

    private Uni<IntegratorKey> existing(String accountId, String keyId) {
        return keys.of(accountId, keyId).onItem().ifNull().failWith(ApiKeys::noKey);
    }

    private static IntegratorKey working(IntegratorKey key) {
        if (!key.active) {
            throw noKey();
        }
        return key;
    }

    private <T> Uni<T> write(Supplier<Uni<T>> work) {
        return transactions.write(() -> versions.grow().chain(work::get)).call(() -> publication.publishOrLater());
    }

    /** As audit entries hold them. */
    static JsonObject json(KeyTerms terms) {
        return new JsonObject(MarketJson.write(terms));
    }

    private static String subject(String id) {
        return "key:" + id;
    }

    private static RuntimeException noKey() {
        return Problem.notFound("not_found", "The key does not exist, or was revoked.");
    }
}
