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
    /** By the index of each subject: so that it takes the same time over a month as over an hour. */
    private static final String NEWEST = """
            SELECT wanted.subject, wanted.source, newest.value, record.json
            FROM unnest($1::text[], $2::text[]) AS wanted (subject, source)
            CROSS JOIN LATERAL (
                SELECT value FROM rates.published
                WHERE subject = wanted.subject AND source = wanted.source AND at >= $3 AND value IS NOT NULL
                ORDER BY at DESC, version DESC LIMIT 1) AS newest
            LEFT JOIN LATERAL (
                SELECT derivation::text AS json FROM rates.ticks
                WHERE rate_id = newest.value::jsonb->>'rate_id' AND kind = 'rate'
                    AND derivation IS NOT NULL ORDER BY at LIMIT 1) AS record ON true
            """;

    private static final String LAST_PRICED = """
            SELECT rate_id FROM rates.ticks
            WHERE subject = $1 AND source = $2 AND at >= $3 AND rate IS NOT NULL AND NOT heartbeat
            ORDER BY at DESC LIMIT 1
            """;

    private final Database database;
    private final RecordReader records;

    public LastPublished(Database database, RecordReader records) {
        this.database = database;
        this.records = records;
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

    /**
     * The last publication of each of these, of those that were published at this instant or later.
     *
     * @param sources of the rates of each market
     */
    public Uni<LastRates> since(Instant oldest, List<String> sources, List<Market> markets, List<Corridor> corridors) {
        List<Wanted> wanted = Stream.of(
                        sources.stream()
                                .flatMap(source -> markets.stream().map(market -> new Wanted(market.key(), source))),
                        corridors.stream().map(corridor -> new Wanted(corridor.key(), Rate.POLICY)),
                        markets.stream()
                                .map(market -> Place.of(market).key())
                                .distinct()
                                .map(place -> new Wanted(place, PublishedLog.CORRIDORS)))
                .flatMap(Function.identity())
                .toList();
        Tuple values = Tuple.tuple()
                .addArrayOfString(wanted.stream().map(Wanted::subject).toArray(String[]::new))
                .addArrayOfString(wanted.stream().map(Wanted::source).toArray(String[]::new))
                .addOffsetDateTime(oldest.atOffset(ZoneOffset.UTC));
        return database.run(NEWEST, values)
                .map(rows -> lastRates(
                        StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    private record Wanted(String subject, String source) {}

    /** The last rate of a market that had a number, of those recorded at this instant or later. */
    public Uni<Optional<PricedRate>> lastPriced(Instant oldest, String source, Market market) {
        return database.run(LAST_PRICED, Tuple.of(market.key(), source, oldest.atOffset(ZoneOffset.UTC)))
                .chain(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> records.record(row.getString("rate_id")))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(found -> found.flatMap(record -> record.fold(Optional::of, corridor -> Optional.<Rate>empty()))
                        .flatMap(Rate::priced));
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
        return last.withOffers(offers);
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
