package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.engine.history.write.PublishedLog;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnpricedRate;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads what was published last of everything, whole, so that the published rates can be put back where Redis has lost them.
 * What still waits in Redis for PostgreSQL is not among it.
 */
@ApplicationScoped
public class LastPublished {
    private static final String NEWEST = """
            SELECT newest.subject, newest.source, newest.value, record.json FROM (
                SELECT DISTINCT ON (subject, source) subject, source, value FROM rates.published
                WHERE at >= $1 AND value IS NOT NULL ORDER BY subject, source, at DESC, version DESC) AS newest
            LEFT JOIN LATERAL (
                SELECT derivation::text AS json FROM rates.ticks
                WHERE rate_id = newest.value::jsonb->>'rate_id' AND kind = 'rate'
                    AND derivation IS NOT NULL ORDER BY at LIMIT 1) AS record ON true
            """;

    private final Database database;

    public LastPublished(Database database) {
        this.database = database;
    }

    /**
     * What was published last.
     *
     * @param rates of each source and market, with their offers, each under the id, version and instants of its last
     *     publication
     * @param crossRates of each corridor, between the legs among {@code rates}; one whose place was not published since is
     *     absent
     */
    public record LastRates(List<Rate> rates, List<CrossRate> crossRates) {}

    /** The last publication of each rate and cross rate, of those that were published at this instant or later. */
    public Uni<LastRates> since(Instant oldest) {
        return database.run(NEWEST, Tuple.of(oldest.atOffset(ZoneOffset.UTC)))
                .map(rows -> lastRates(
                        StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    private static LastRates lastRates(List<Row> rows) {
        Map<String, RateProvenance> places = rows.stream()
                .filter(row -> row.getString("source").equals(PublishedLog.CORRIDORS))
                .collect(Collectors.toMap(
                        row -> row.getString("subject"),
                        row -> MarketJson.read(row.getString("value"), RateProvenance.class)));
        List<Rate> rates = rows.stream()
                .filter(row -> isMarket(row.getString("subject")))
                .map(LastPublished::rate)
                .toList();
        Map<Market, Rate> legs = rates.stream()
                .filter(rate -> rate.source().equals(Rate.POLICY))
                .collect(Collectors.toMap(Rate::market, Function.identity()));
        List<CrossRate> crossRates = rows.stream()
                .filter(row -> isCorridor(row.getString("subject")))
                .map(row -> MarketJson.read(row.getString("value"), CrossFigure.class))
                .flatMap(figure -> crossRate(figure, places, legs).stream())
                .toList();
        return new LastRates(rates, crossRates);
    }

    /** The rate as it was published last, with the offers of the record under its id. */
    private static Rate rate(Row row) {
        Rate last = MarketJson.read(row.getString("value"), Rate.class);
        FilteredOffers offers = Optional.ofNullable(row.getString("json"))
                .map(json -> MarketJson.read(json, Rate.class).filtered())
                .orElse(FilteredOffers.NONE);
        return last.fold(
                priced -> new PricedRate(
                        priced.provenance(),
                        priced.market(),
                        priced.source(),
                        priced.price(),
                        priced.origin(),
                        priced.quality(),
                        offers),
                unpriced -> new UnpricedRate(
                        unpriced.provenance(),
                        unpriced.market(),
                        unpriced.source(),
                        unpriced.reason(),
                        unpriced.quality(),
                        unpriced.origin(),
                        offers));
    }

    /** As it was made by the newest publication of either end. */
    private static Optional<CrossRate> crossRate(
            CrossFigure figure, Map<String, RateProvenance> places, Map<Market, Rate> legs) {
        Corridor corridor = figure.corridor();
        return Stream.of(corridor.buyMarket(), corridor.sellMarket())
                .flatMap(market ->
                        Optional.ofNullable(places.get(Place.of(market).key())).stream())
                .max(Comparator.comparingLong(RateProvenance::version))
                .map(made -> figure.whole(
                        made,
                        Optional.ofNullable(legs.get(corridor.buyMarket())),
                        Optional.ofNullable(legs.get(corridor.sellMarket()))));
    }

    private static boolean isMarket(String subject) {
        return subject.chars().filter(sign -> sign == ':').count() == 2;
    }

    private static boolean isCorridor(String subject) {
        return subject.chars().filter(sign -> sign == ':').count() == 3;
    }
}
