package io.usdtaggregator.engine.history.older;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.engine.history.write.HistoryEntry.Legs;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads what was published under an id before the schema's version 7. To be deleted once the last month of that time is no longer kept. */
@ApplicationScoped
public class OlderRecords {
    static final String RECORD = """
            SELECT kind, derivation::text AS json, books::text AS books FROM rates.older_ticks
            WHERE rate_id = $1 AND derivation IS NOT NULL ORDER BY at LIMIT 1
            """;

    private static final String LAST_PRICED_ID = """
            SELECT rate_id FROM rates.older_ticks
            WHERE subject = $1 AND source = $2 AND at >= $3 AND rate IS NOT NULL AND NOT heartbeat
            ORDER BY at DESC LIMIT 1
            """;

    private final Database database;

    public OlderRecords(Database database) {
        this.database = database;
    }

    /** One of three forms: a rate; a cross rate that holds its legs; a cross rate with the ids of its legs. */
    public record OlderRecord(String kind, String json, String books) {
        public <T> T fold(
                Function<Rate, T> rate, Function<CrossRate, T> whole, BiFunction<CrossFigure, Legs, T> withoutLegs) {
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

    public Uni<Optional<OlderRecord>> record(String rateId) {
        return database.run(RECORD, Tuple.of(rateId)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map((Row row) -> new OlderRecord(row.getString("kind"), row.getString("json"), row.getString("books")))
                .findFirst());
    }

    /** The rate of a market with this id. */
    public Uni<Optional<Rate>> rate(String rateId) {
        return record(rateId)
                .map(found -> found.flatMap(record -> record.fold(
                        Optional::of, whole -> Optional.<Rate>empty(), (figure, legs) -> Optional.<Rate>empty())));
    }

    /** The id of the last rate of a market that had a number, of those since then. */
    public Uni<Optional<String>> lastPricedId(String source, Market market, Instant oldest) {
        return database.run(LAST_PRICED_ID, Tuple.of(market.key(), source, oldest.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getString("rate_id"))
                        .findFirst());
    }
}
