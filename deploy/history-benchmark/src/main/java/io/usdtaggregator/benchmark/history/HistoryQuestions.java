package io.usdtaggregator.benchmark.history;

import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.engine.history.storage.RateIds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Times what callers ask of the history, a row of the table for each question. */
record HistoryQuestions(EngineHistory engine, Connection connection) {
    /** The end of what is filled in. */
    static final Instant END = FilledHistory.END.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    void print() {
        System.out.println("| question | rows | p50 ms | p95 ms |\n| --- | --- | --- | --- |");
        chart("a year of days, UTC", "1d", 365, "UTC");
        chart("a year of days, Paris", "1d", 365, "Europe/Paris");
        System.out.println(
                Stopwatch.row("a year of days straight from the ticks, for comparison", subject -> straight(subject)));
        chart("a year of 4 hours", "4h", 365, "UTC");
        chart("a month of hours", "1h", 30, "UTC");
        chart("a week of quarters of an hour", "15m", 7, "UTC");
        chart("a day of minutes", "1m", 1, "UTC");
        page("100 ticks, from the beginning of the year", END.minus(365, ChronoUnit.DAYS));
        page("100 ticks, from the last day", END.minus(1, ChronoUnit.DAYS));
        System.out.println(Stopwatch.row("one rate by its rate_id", subject -> {
            String id = RateIds.text(new UUID(0, subject.hashCode() & 0xFFFF));
            return engine.history().published(id).await().atMost(EngineHistory.DEADLINE)
                            instanceof PublishedRecord.OfMarket
                    ? 1
                    : 0;
        }));
        String then = END.minus(40, ChronoUnit.DAYS).toString();
        List<String> markets =
                IntStream.range(0, 40).mapToObj(FilledHistory::subject).toList();
        System.out.println(Stopwatch.row("`as_of` for 40 markets", subject -> engine.asOf()
                .rates(then, "policy", markets)
                .await()
                .atMost(EngineHistory.DEADLINE)
                .rates()
                .size()));
    }

    private void chart(String name, String interval, int days, String zone) {
        System.out.println(Stopwatch.row(name, subject -> engine.history()
                .candles(
                        subject,
                        null,
                        interval,
                        END.minus(days, ChronoUnit.DAYS).toString(),
                        END.toString(),
                        zone)
                .await()
                .atMost(EngineHistory.DEADLINE)
                .candles()
                .size()));
    }

    private void page(String name, Instant from) {
        System.out.println(Stopwatch.row(name, subject -> engine.history()
                .ticks(subject, null, from.toString(), END.toString(), null, "100")
                .await()
                .atMost(EngineHistory.DEADLINE)
                .ticks()
                .size()));
    }

    private long straight(String subject) {
        return count("SELECT count(*) FROM (SELECT date_trunc('day', at, 'UTC') AS start,"
                + " (array_agg(rate ORDER BY at, id))[1], max(rate), min(rate),"
                + " (array_agg(rate ORDER BY at DESC, id DESC))[1], count(*) FROM rates.market_ticks"
                + " WHERE subject = (SELECT number FROM rates.names WHERE name = '" + subject
                + "' AND kind = 'policy')"
                + " AND at >= '"
                + END.minus(365, ChronoUnit.DAYS) + "' AND at < '" + END + "' GROUP BY 1) AS days");
    }

    private long count(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
