package io.usdtaggregator.engine.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.problem.Problem;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Internal: what was published, and what held, at an instant. */
@Path("/internal/as-of")
public class AsOfResource {
    private static final int MOST_MARKETS = 500;

    private final PastReader past;
    private final Circumstances circumstances;
    private final HistoryConfig config;

    public AsOfResource(PastReader past, Circumstances circumstances, HistoryConfig config) {
        this.past = past;
        this.circumstances = circumstances;
        this.config = config;
    }

    /**
     * @param keptSince before that instant nothing is answered
     * @param settings {@code null} when none were known by then
     * @param officialRates {@code null} when none were known by then
     */
    public record Then(Instant keptSince, JsonNode settings, JsonNode officialRates) {}

    public record PastRates(List<Rate> rates, List<CrossRate> crossRates) {}

    @GET
    public Uni<Then> then(@QueryParam("at") String at) {
        Instant then = instant(at);
        return Uni.combine()
                .all()
                .unis(circumstances.settingsAt(then), circumstances.officialRatesAt(then))
                .asTuple()
                .map(read -> new Then(
                        keptSince(),
                        read.getItem1().map(AsOfResource::json).orElse(null),
                        read.getItem2().map(AsOfResource::json).orElse(null)));
    }

    @GET
    @Path("/rates")
    public Uni<PastRates> rates(
            @QueryParam("at") String at,
            @QueryParam("source") String source,
            @QueryParam("market") List<String> markets) {
        if (markets.size() > MOST_MARKETS) {
            throw Problem.badField("market", "at most " + MOST_MARKETS + " of them");
        }
        List<Market> wanted = markets.stream()
                .map(market -> parsed("market", market, Market::parse, "a market such as XOF:CI:BUY"))
                .toList();
        return past.rates(wanted, source == null ? Rate.POLICY : source, instant(at), keptSince())
                .map(rates -> new PastRates(rates, List.of()));
    }

    @GET
    @Path("/cross-rates")
    public Uni<PastRates> crossRate(@QueryParam("at") String at, @QueryParam("corridor") String corridor) {
        String allowed = "a corridor such as XOF:CI:GHS:-";
        return past.corridor(parsed("corridor", corridor, Corridor::parse, allowed), instant(at), keptSince())
                .map(found ->
                        new PastRates(found.legs(), found.crossRate().stream().toList()));
    }

    private Instant keptSince() {
        return YearMonth.now(ZoneOffset.UTC)
                .minusMonths(config.asOfMonths())
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    private static JsonNode json(String text) {
        return MarketJson.read(text, JsonNode.class);
    }

    private static Instant instant(String at) {
        return parsed("at", at, Instant::parse, "an instant such as 2026-11-23T12:00:00Z")
                .truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> T parsed(String field, String text, Function<String, T> parse, String allowed) {
        return Stream.ofNullable(text)
                .flatMap(given -> {
                    try {
                        return Stream.of(parse.apply(given));
                    } catch (IllegalArgumentException | DateTimeException notOne) {
                        return Stream.empty();
                    }
                })
                .findFirst()
                .orElseThrow(() -> Problem.badField(field, allowed));
    }
}
