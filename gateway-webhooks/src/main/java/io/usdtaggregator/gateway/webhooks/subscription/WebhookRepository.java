package io.usdtaggregator.gateway.webhooks.subscription;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.http.input.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The webhooks in PostgreSQL, within a session of the caller. A row that is locked stays so until the transaction ends. */
@ApplicationScoped
public class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {
    private static final String OF_ACCOUNT = "accountId = ?1";
    private static final String OWNED = "accountId = ?1 and id = ?2";

    private static final Sort OLDEST_FIRST = Sort.by("createdAt").and("id");
    private static final String ENABLED = "event = ?1 and disabledAt is null";

    /** The database's clock, which is the same for all gateways; it stands still within a transaction. */
    public Uni<Instant> now() {
        return getSession().chain(session -> session.createNativeQuery("SELECT now()", Instant.class)
                .getSingleResult());
    }

    /** Waits until no other call of this account adds a webhook; tells the database's time. */
    Uni<Instant> lockAccount(String account) {
        return getSession().chain(session -> session.createNativeQuery(
                        "SELECT now() FROM pg_advisory_xact_lock(hashtext('gateway.webhook:' || :account))",
                        Instant.class)
                .setParameter("account", account)
                .getSingleResult());
    }

    Uni<Long> countOwned(String account) {
        return count(OF_ACCOUNT, account);
    }

    /** Oldest first. */
    Uni<List<Webhook>> pageOwned(String account, Page page) {
        return find(OF_ACCOUNT, OLDEST_FIRST, account)
                .page(page.number() - 1, page.size())
                .list();
    }

    /** Of one account, or of all. */
    public Uni<Long> countOf(Optional<String> account) {
        return account.map(this::countOwned).orElseGet(this::count);
    }

    /** Of one account, or of all; oldest first. */
    public Uni<List<Webhook>> page(Optional<String> account, Page page) {
        return account.map(owner -> pageOwned(owner, page)).orElseGet(() -> findAll(OLDEST_FIRST)
                .page(page.number() - 1, page.size())
                .list());
    }

    /** All webhooks, of any account, that want this event. */
    public Uni<List<Webhook>> enabled(EventType event) {
        return list(ENABLED, event);
    }

    Uni<Boolean> isThereAny() {
        return count().map(number -> number > 0);
    }

    public Uni<Boolean> isAnyEnabled(EventType event) {
        return find(ENABLED, event).page(0, 1).list().map(found -> !found.isEmpty());
    }

    public Uni<Optional<Webhook>> findOwned(String account, UUID id) {
        return first(find(OWNED, account, id));
    }

    public Uni<Optional<Webhook>> lockOwned(String account, UUID id) {
        return first(locked(find(OWNED, account, id)));
    }

    public Uni<Optional<Webhook>> lock(UUID id) {
        return first(locked(find("id", id)));
    }

    /** Empty when this claim has ended. */
    public Uni<Optional<Webhook>> lockClaimed(UUID id, UUID claim) {
        return first(locked(find("id = ?1 and claim = ?2", id, claim)));
    }

    /** With all its deliveries; false when there is none. */
    Uni<Boolean> deleteOwned(String account, UUID id) {
        return delete(OWNED, account, id).map(rows -> rows == 1);
    }

    /** Forgets replaced secrets that sign no more. */
    Uni<Integer> forgetOldSecrets(Instant now) {
        return update(
                "secrets.oldSecret = null, secrets.oldSecretUntil = null where secrets.oldSecretUntil <= ?1", now);
    }

    private static PanacheQuery<Webhook> locked(PanacheQuery<Webhook> query) {
        return query.withLock(LockModeType.PESSIMISTIC_WRITE);
    }

    private static Uni<Optional<Webhook>> first(PanacheQuery<Webhook> query) {
        return query.<Webhook>firstResult().map(Optional::ofNullable);
    }
}
