package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.CandleList;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.base.internal.history.PublishedTick;
import io.usdtaggregator.base.internal.history.TickPage;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.engine.history.candles.CandleInterval;
import io.usdtaggregator.engine.history.candles.CandleReader;
import java.time.ZoneId;
import java.util.List;

/** Answers the other services' questions about the past of a market or corridor. */
public class HistoryResource implements HistoryApi {
    private static final int MOST = 1000;
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST_CANDLES = 50_000;

    private final TickReader reader;
    private final CandleReader candles;
    private final RecordReader records;

    public HistoryResource(TickReader reader, CandleReader candles, RecordReader records) {
        this.reader = reader;
        this.candles = candles;
        this.records = records;
    }

    @Override
    public Uni<TickPage> ticks(String subject, String source, String from, String to, String cursor, String limit) {
        HistorySpan span = HistorySpan.of(from, to);
        String key = Parameters.subject(subject);
        String owner = key + "@" + Parameters.source(source);
        Cursor after = cursor == null
                ? Cursor.start()
                : Parameters.parsed(
                        "cursor",
                        cursor,
                        text -> Cursor.parse(text, owner),
                        "next_cursor of a page of the same market or corridor");
        int most = limit == null ? DEFAULT_LIMIT : Parameters.parsed("limit", limit, Integer::valueOf, "1 to " + MOST);
        if (most < 1 || most > MOST) {
            throw Problem.invalid(FieldError.of("limit", "out_of_range", "limit must be 1 to " + MOST));
        }
        return reader.ticks(key, Parameters.source(source), span.from(), span.to(), after, most)
                .map(ticks -> new TickPage(ticks, ticks.size() < most ? null : cursorAfter(ticks, owner)));
    }

    @Override
    public Uni<CandleList> candles(
            String subject, String source, String interval, String from, String to, String timeZone) {
        HistorySpan span = HistorySpan.of(from, to);
        CandleInterval width = CandleInterval.of(interval)
                .orElseThrow(() -> Problem.invalid(
                        FieldError.of("interval", "not_allowed", "interval must be " + CandleInterval.ALLOWED)));
        ZoneId zone = timeZone == null
                ? ZoneId.of("UTC")
                : Parameters.parsed("tz", timeZone, ZoneId::of, "an IANA time zone such as Africa/Abidjan");
        if (width.between(span.from(), span.to()) > MOST_CANDLES) {
            throw Problem.invalid(FieldError.of(
                    "interval",
                    "too_many",
                    "this interval gives more than " + MOST_CANDLES + " candles; choose a wider one or less time"));
        }
        return candles.candles(
                        Parameters.subject(subject), Parameters.source(source), width, span.from(), span.to(), zone)
                .map(CandleList::new);
    }

    @Override
    public Uni<PublishedRecord> published(String rateId) {
        return records.record(rateId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("unknown_rate", "There is no rate with this rate_id")));
    }

    private static String cursorAfter(List<PublishedTick> page, String owner) {
        PublishedTick last = page.get(page.size() - 1);
        return new Cursor(last.at(), last.rateId()).text(owner);
    }
}
