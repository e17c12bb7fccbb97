package io.usdtaggregator.engine.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.history.TickReader.PastTick;
import io.usdtaggregator.engine.problem.Problem;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Internal: the past of a market or corridor. */
@Path("/internal")
public class HistoryResource {
    private static final int MOST = 1000;
    private static final int MOST_CANDLES = 50_000;
    private static final Duration DEFAULT_SPAN = Duration.ofDays(1);

    private final TickReader reader;
    private final CandleReader candles;
    private final TickExport export;

    public HistoryResource(TickReader reader, CandleReader candles, TickExport export) {
        this.reader = reader;
        this.candles = candles;
        this.export = export;
    }

    /** @param nextCursor {@code null} on the last page */
    public record TickPage(List<PastTick> ticks, String nextCursor) {}

    public record CandleList(List<Candle> candles) {}

    public record PublishedRate(String kind, JsonNode value) {}

    @GET
    @Path("/ticks")
    public Uni<TickPage> ticks(
            @QueryParam("subject") String subject,
            @QueryParam("source") String source,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        Span span = span(from, to);
        String key = subject(subject);
        String whose = key + "@" + source(source);
        Cursor after = cursor == null
                ? Cursor.start()
                : parsed(
                        "cursor",
                        cursor,
                        text -> Cursor.parse(text, whose),
                        "next_cursor of a page of the same market or corridor");
        int most = limit == null ? 100 : parsed("limit", limit, Integer::valueOf, "1 to " + MOST);
        if (most < 1 || most > MOST) {
            throw Problem.badField("limit", "1 to " + MOST);
        }
        return reader.ticks(key, source(source), span.from(), span.to(), after, most)
                .map(ticks ->
                        new TickPage(ticks, ticks.size() < most ? null : cursorAfter(ticks.get(most - 1), whose)));
    }

    /** All ticks of the span, streamed. */
    @GET
    @Path("/ticks.csv")
    @Produces("text/csv;charset=UTF-8")
    public Multi<byte[]> csv(
            @QueryParam("subject") String subject,
            @QueryParam("source") String source,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Span span = span(from, to);
        return export.csv(subject(subject), source(source), span.from(), span.to())
                .map(lines -> lines.getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("/candles")
    public Uni<CandleList> candles(
            @QueryParam("subject") String subject,
            @QueryParam("source") String source,
            @QueryParam("interval") String interval,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("tz") String tz) {
        Span span = span(from, to);
        CandleInterval width =
                CandleInterval.of(interval).orElseThrow(() -> Problem.badField("interval", CandleInterval.ALLOWED));
        ZoneId zone = tz == null
                ? ZoneId.of("UTC")
                : parsed("tz", tz, ZoneId::of, "an IANA time zone such as Africa/Abidjan");
        if (width.between(span.from(), span.to()) > MOST_CANDLES) {
            throw Problem.badField("interval", "wider, or less time: at most " + MOST_CANDLES + " candles");
        }
        return candles.candles(subject(subject), source(source), width, span.from(), span.to(), zone)
                .map(CandleList::new);
    }

    @GET
    @Path("/rates/{rate_id}")
    public Uni<PublishedRate> rate(@PathParam("rate_id") String rateId) {
        return reader.published(rateId)
                .map(found -> found.orElseThrow(() -> Problem.notFound("rate")))
                .map(found -> new PublishedRate(found.kind(), MarketJson.read(found.json(), JsonNode.class)));
    }

    private record Span(Instant from, Instant to) {}

    private static Span span(String from, String to) {
        String allowed = "an instant such as 2026-11-23T12:00:00Z";
        Instant end = to == null ? Instant.now().plusSeconds(1) : parsed("to", to, Instant::parse, allowed);
        Instant start = from == null ? end.minus(DEFAULT_SPAN) : parsed("from", from, Instant::parse, allowed);
        if (!start.isBefore(end)) {
            throw Problem.badField("from", "before to");
        }
        return new Span(start, end);
    }

    private static String subject(String subject) {
        String allowed = "a market such as XOF:CI:BUY or a corridor such as XOF:CI:GHS:-";
        if (subject == null) {
            throw Problem.badField("subject", allowed);
        }
        return subject.chars().filter(sign -> sign == ':').count() == 3
                ? parsed("subject", subject, Corridor::parse, allowed).key()
                : parsed("subject", subject, Market::parse, allowed).key();
    }

    private static String source(String source) {
        return source == null ? Rate.POLICY : source;
    }

    private static String cursorAfter(PastTick tick, String whose) {
        return new Cursor(tick.at(), tick.rateId()).text(whose);
    }

    private static <T> T parsed(String field, String text, Function<String, T> parse, String allowed) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException notOne) {
            throw Problem.badField(field, allowed);
        }
    }
}
