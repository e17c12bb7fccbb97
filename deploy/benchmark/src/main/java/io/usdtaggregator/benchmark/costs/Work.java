package io.usdtaggregator.benchmark.costs;

import io.usdtaggregator.benchmark.set.LocalSet;
import io.usdtaggregator.embedded.RedisConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a set has done since it started, by name, such as {@code rate-engine: CPU, ms}.
 *
 * @param amounts in their order
 */
record Work(Map<String, Double> amounts) {
    private static final List<String> SERVICES =
            List.of("offer-collector", "rate-engine", "api-gateway", "admin-ui", "redis", "postgres");
    static final String BOOKS = "books";
    static final String TICKS = "ticks";

    static Work of(LocalSet set, RedisConnection redis, Connection postgres)
            throws IOException, InterruptedException, SQLException {
        Map<String, Double> amounts = new LinkedHashMap<>();
        amounts.put(BOOKS, sum(metrics(set.engine()), "engine_books_total"));
        amounts.put("polls", sum(metrics(set.collector()), "collector_reads_seconds_count"));
        amounts.put(TICKS, number(postgres, "SELECT count(*) FROM rates.ticks"));
        for (String service : SERVICES) {
            amounts.put(service + ": CPU, ms", cpu(set.pids(service)).toNanos() / 1e6);
        }
        amounts.put("Redis: commands", sum(redis.run("INFO", "commandstats").toString(), "cmdstat_[^:]+:calls="));
        amounts.put(
                "Redis: bytes of its log", sum(redis.run("INFO", "persistence").toString(), "aof_current_size:"));
        amounts.put(
                "PostgreSQL: transactions",
                number(postgres, "SELECT sum(xact_commit + xact_rollback) FROM pg_stat_database"));
        amounts.put("PostgreSQL: bytes of its log", number(postgres, "SELECT pg_current_wal_lsn() - '0/0'"));
        amounts.put(
                "PostgreSQL: bytes of the history",
                number(
                        postgres,
                        "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r'"
                                + " AND relnamespace = 'rates'::regnamespace"));
        return new Work(amounts);
    }

    Work since(Work before) {
        Map<String, Double> more = new LinkedHashMap<>();
        amounts.forEach(
                (name, amount) -> more.put(name, amount - before.amounts().get(name)));
        return new Work(more);
    }

    /** With children: PostgreSQL has a process for each connection. */
    private static Duration cpu(List<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static double number(Connection postgres, String sql) throws SQLException {
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    /** Of all numbers that follow this name, whatever labels are between. */
    private static double sum(String text, String name) {
        Matcher found =
                Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ?([0-9.E]+)").matcher(text);
        double sum = 0;
        while (found.find()) {
            sum += Double.parseDouble(found.group(1));
        }
        return sum;
    }

    private static String metrics(String service) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(service + "/q/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
