package io.usdtaggregator.admin.staff;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.database.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The open sessions of staff in PostgreSQL. */
@ApplicationScoped
public class StaffSessions implements PanacheRepositoryBase<StaffSession, String> {
    /** The cookie that carries a session's token. */
    public static final String COOKIE = "staff_session";
    /** Property of a request that was refused: true where it named a session that is over. */
    public static final String ENDED = "session-ended";

    /** A session ends this long after it was opened, */
    public static final Duration LIFETIME = Duration.ofHours(8);
    /** or when it was not used for so long. */
    static final Duration IDLE_LIMIT = Duration.ofMinutes(30);
    /** Uses are noted at most so often: not each request is a write. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final InstantSource clock;

    StaffSessions(Transactions transactions, InstantSource clock) {
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Opens a session, and forgets those that ended. */
    public Uni<Void> open(String tokenDigest, StaffMember member, String address) {
        Instant now = clock.instant();
        return transactions.write(() -> delete("expiresAt < ?1 or usedAt < ?2", now, now.minus(IDLE_LIMIT))
                .chain(() -> getSession())
                .map(session -> session.getReference(StaffMember.class, member.id()))
                .chain(owner -> persist(new StaffSession(tokenDigest, owner, address, LIFETIME, now)))
                .replaceWithVoid());
    }

    /**
     * Those that have not ended, the one used last first.
     *
     * @param username whose; {@code null} for everybody's
     */
    public Uni<List<StaffSession>> open(String username) {
        Instant now = clock.instant();
        Sort lastUsedFirst = Sort.descending("usedAt");
        String open = "expiresAt > ?1 and usedAt > ?2";
        return transactions.read(() -> username == null
                ? list(open, lastUsedFirst, now, now.minus(IDLE_LIMIT))
                : list(open + " and member.username = ?3", lastUsedFirst, now, now.minus(IDLE_LIMIT), username));
    }

    /**
     * The session of an active account, when it has not ended; this use of it is noted.
     *
     * @param byPerson not a page that goes on by itself, which keeps no session open
     */
    public Uni<Optional<StaffSession>> use(String tokenDigest, boolean byPerson) {
        Instant now = clock.instant();
        return transactions
                .read(() -> find(
                                "tokenDigest = ?1 and expiresAt > ?2 and usedAt > ?3 and member.active",
                                tokenDigest,
                                now,
                                now.minus(IDLE_LIMIT))
                        .<StaffSession>firstResult()
                        .map(Optional::ofNullable))
                .call(found -> found.filter(session -> byPerson && session.usedAt.isBefore(now.minus(NOTED_EVERY)))
                        .map(session -> noteUse(tokenDigest, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Ends one session. */
    public Uni<Void> end(String tokenDigest) {
        return transactions.write(() -> deleteById(tokenDigest).replaceWithVoid());
    }

    /** Ends every session of an account, within the transaction that changes it. */
    public Uni<Void> endAllOf(StaffMember member) {
        return delete("member", member).replaceWithVoid();
    }

    private Uni<Void> noteUse(String tokenDigest, Instant now) {
        return transactions.write(() ->
                update("usedAt = ?1 where tokenDigest = ?2", now, tokenDigest).replaceWithVoid());
    }
}
