package io.usdtaggregator.admin.access;

import com.github.f4b6a3.ulid.UlidCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Staff accounts and their sessions in PostgreSQL. */
@ApplicationScoped
public class StaffStore {
    private final Pool database;

    StaffStore(Pool database) {
        this.database = database;
    }

    public record Staff(String id, String username, String passwordHash) {}

    /** @param csrfToken what a form of this session must carry */
    public record Session(String username, String csrfToken) {}

    /** An active account. */
    public Uni<Optional<Staff>> find(String username) {
        return database.preparedQuery(
                        "select id, username, password_hash from access.staff where username = $1 and active")
                .execute(Tuple.of(username))
                .map(StaffStore::staff);
    }

    /** Makes the account, or gives it this password and ends its sessions. */
    public Uni<Void> put(String username, String passwordHash) {
        return database.preparedQuery("""
                        insert into access.staff (id, username, password_hash) values ($1, $2, $3)
                        on conflict (username) do update set password_hash = excluded.password_hash""")
                .execute(Tuple.of(UlidCreator.getMonotonicUlid().toString(), username, passwordHash))
                .chain(() -> database.preparedQuery("""
                        delete from access.session
                        where staff_id in (select id from access.staff where username = $1)""").execute(Tuple.of(username)))
                .replaceWithVoid();
    }

    public Uni<Void> openSession(String tokenDigest, Staff staff, String csrfToken, Duration lasting) {
        return database.preparedQuery(
                        "insert into access.session (token_digest, staff_id, csrf_token, expires_at) values ($1, $2, $3, $4)")
                .execute(Tuple.of(
                        tokenDigest, staff.id(), csrfToken, OffsetDateTime.now().plus(lasting)))
                .chain(() -> database.query("delete from access.session where expires_at < now()")
                        .execute())
                .replaceWithVoid();
    }

    public Uni<Optional<Session>> session(String tokenDigest) {
        return database.preparedQuery("""
                        select s.username, x.csrf_token from access.session x join access.staff s on s.id = x.staff_id
                        where x.token_digest = $1 and x.expires_at > now() and s.active""").execute(Tuple.of(tokenDigest)).map(rows -> {
            var found = rows.iterator();
            if (!found.hasNext()) {
                return Optional.empty();
            }
            Row row = found.next();
            return Optional.of(new Session(row.getString("username"), row.getString("csrf_token")));
        });
    }

    public Uni<Void> closeSession(String tokenDigest) {
        return database.preparedQuery("delete from access.session where token_digest = $1")
                .execute(Tuple.of(tokenDigest))
                .replaceWithVoid();
    }

    private static Optional<Staff> staff(RowSet<Row> rows) {
        var found = rows.iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        Row row = found.next();
        return Optional.of(new Staff(row.getString("id"), row.getString("username"), row.getString("password_hash")));
    }
}
