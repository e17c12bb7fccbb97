package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.engine.history.write.HistoryEntry.Legs;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads what was published under an id before the schema's version 7: it goes with its last month. */
@ApplicationScoped
public class OlderRecords {
    static final String RECORD = """
            SELECT kind, derivation::text AS json, books::text AS books FROM rates.older_ticks
            WHERE rate_id = $1 AND derivation IS NOT NULL ORDER BY at LIMIT 1
            """;

    private final Database database;

    public OlderRecords(Database database) {
        this.database = database;
    }

    /** One of three forms: a rate; a cross rate that holds its legs; a cross rate with the ids of its legs. */
    record OlderRecord(String kind, String json, String books) {
        <T> T fold(Function<Rate, T> rate, Function<CrossRate, T> whole, BiFunction<CrossFigure, Legs, T> withoutLegs) {
            if (!kind.equals(PublishedRecord.CROSS_RATE)) {
                return rate.apply(MarketJson.read(json, Rate.class));
            }
            return MarketJson.read(json, HeldLegs.class).areThere()
                    ? whole.apply(MarketJson.read(json, CrossRate.class))
                    : withoutLegs.apply(MarketJson.read(json, CrossFigure.class), MarketJson.read(books, Legs.class));
        }
    }

    private record HeldLegs(Object buy, Object sell) {
        boolean areThere() {
            return buy != null || sell != null;
        }
    }

    Uni<Optional<OlderRecord>> record(String rateId) {
        return database.run(RECORD, Tuple.of(rateId)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map((Row row) -> new OlderRecord(row.getString("kind"), row.getString("json"), row.getString("books")))
                .findFirst());
    }
}
