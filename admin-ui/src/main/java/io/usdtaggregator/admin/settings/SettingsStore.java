package io.usdtaggregator.admin.settings;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.problem.Refusal;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The settings in PostgreSQL: every version that ever was, the newest in force. */
@ApplicationScoped
public class SettingsStore {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool database;

    SettingsStore(Pool database) {
        this.database = database;
    }

    /** One entry of the list of versions. */
    public record VersionEntry(long version, String changedBy, Instant changedAt, String reason) {}

    /** Makes the first version of a new installation; does nothing later. */
    public Uni<Void> firstStart() {
        return insert(FirstStart.settings(), "first start", "first start")
                .onFailure(Refusal.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** The settings in force. */
    public Uni<Settings> read() {
        return database.query("select version, body from settings.version order by version desc limit 1")
                .execute()
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(rows -> settings(rows.iterator().next()));
    }

    /** The newest versions, without their content. */
    public Uni<List<VersionEntry>> versions(int most) {
        return database.preparedQuery(
                        "select version, changed_by, changed_at, reason from settings.version order by version desc limit $1")
                .execute(Tuple.of(most))
                .map(SettingsStore::entries);
    }

    /** Adds {@code settings} as the version after its own; a conflict when somebody was faster. */
    public Uni<Settings> save(Settings settings, String who, String reason) {
        return insert(settings.withVersion(settings.version() + 1), who, reason);
    }

    private Uni<Settings> insert(Settings next, String who, String reason) {
        return database.preparedQuery(
                        "insert into settings.version (version, body, changed_by, reason) values ($1, $2, $3, $4)")
                .execute(Tuple.of(next.version(), new JsonObject(MarketJson.write(next)), who, reason))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure(PgException.class)
                .transform(failure -> UNIQUE_VIOLATION.equals(((PgException) failure).getSqlState())
                        ? Refusal.conflict("Somebody saved version " + next.version() + " meanwhile; read it again.")
                        : failure)
                .replaceWith(next);
    }

    private static Settings settings(Row row) {
        return MarketJson.read(row.getJsonObject("body").encode(), Settings.class)
                .withVersion(row.getLong("version"));
    }

    private static List<VersionEntry> entries(RowSet<Row> rows) {
        List<VersionEntry> entries = new ArrayList<>();
        for (Row row : rows) {
            entries.add(new VersionEntry(
                    row.getLong("version"),
                    row.getString("changed_by"),
                    row.getOffsetDateTime("changed_at")
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toInstant(),
                    row.getString("reason")));
        }
        return entries;
    }
}
