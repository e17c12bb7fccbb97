package io.usdtaggregator.admin.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who did what, when and why. Only added to; a trigger refuses anything else. */
@ApplicationScoped
public class Audit {
    private final Pool database;

    Audit(Pool database) {
        this.database = database;
    }

    public record Entry(Instant at, String who, String what, String reason, String detail) {}

    /** @param detail never holds a secret */
    public Uni<Void> note(String who, String what, String reason, JsonObject detail) {
        return database.preparedQuery("insert into access.audit (who, what, reason, detail) values ($1, $2, $3, $4)")
                .execute(Tuple.of(who, what, reason, detail))
                .replaceWithVoid();
    }

    /** Newest first. */
    public Uni<List<Entry>> newest(int most) {
        return database.preparedQuery("select * from access.audit order by id desc limit $1")
                .execute(Tuple.of(most))
                .map(rows -> {
                    List<Entry> entries = new ArrayList<>();
                    for (Row row : rows) {
                        entries.add(new Entry(
                                row.getOffsetDateTime("at").toInstant(),
                                row.getString("who"),
                                row.getString("what"),
                                row.getString("reason"),
                                row.getJsonObject("detail").encode()));
                    }
                    return entries;
                });
    }
}
