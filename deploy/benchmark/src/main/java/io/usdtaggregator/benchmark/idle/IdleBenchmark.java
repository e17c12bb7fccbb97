package io.usdtaggregator.benchmark.idle;

import io.usdtaggregator.benchmark.set.LocalSet;
import io.usdtaggregator.benchmark.set.Machine;
import io.usdtaggregator.benchmark.set.ProcessCpu;
import io.usdtaggregator.embedded.RedisConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the whole set costs that nobody asks anything of, with the markets of a first start. */
public final class IdleBenchmark {
    private static final Duration SETTLING = Duration.ofSeconds(90);
    private static final Duration MEASURED = Duration.ofMinutes(2);
    private static final List<String> SERVICES =
            List.of("offer-collector", "rate-engine", "api-gateway", "admin-ui", "redis", "postgres");
    private static final int MOST = 12;
    /** This benchmark's own questions. */
    private static final int OWN_TRANSACTIONS = 1;

    private IdleBenchmark() {}

    public static void main(String[] none) throws Exception {
        try (LocalSet set = new LocalSet(1);
                RedisConnection redis = new RedisConnection(set.redis());
                Connection postgres = DriverManager.getConnection(set.postgres())) {
            Thread.sleep(SETTLING.toMillis());
            RedisWork redisBefore = RedisWork.of(redis);
            long transactionsBefore = transactions(postgres);
            Map<String, Duration> cpuBefore = cpu(set);
            Thread.sleep(MEASURED.toMillis());
            RedisWork work = RedisWork.of(redis).since(redisBefore);
            long transactions = transactions(postgres) - transactionsBefore - OWN_TRANSACTIONS;
            print(work, transactions);
            print(cpuBefore, cpu(set));
            System.out.println("\n" + Machine.now());
        }
    }

    private static void print(RedisWork work, long transactions) {
        System.out.println("| what | a second |\n| --- | --- |");
        row("Redis commands", work.total());
        work.most(MOST).forEach(command -> row(command, work.calls().get(command)));
        row("SQL transactions", transactions);
    }

    private static void print(Map<String, Duration> before, Map<String, Duration> after) {
        System.out.println("\n| process | CPU % of one core |\n| --- | --- |");
        after.forEach((service, used) -> System.out.printf(
                "| %s | %.1f |%n", service, used.minus(before.get(service)).toNanos() * 100.0 / MEASURED.toNanos()));
    }

    private static void row(String what, long count) {
        System.out.printf("| %s | %.1f |%n", what, count / (double) MEASURED.toSeconds());
    }

    private static Map<String, Duration> cpu(LocalSet set) throws Exception {
        Map<String, Duration> used = new LinkedHashMap<>();
        for (String service : SERVICES) {
            used.put(service, ProcessCpu.of(set.pids(service)));
        }
        return used;
    }

    private static long transactions(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement();
                ResultSet counted = statement.executeQuery(
                        "SELECT sum(xact_commit + xact_rollback) FROM pg_stat_database WHERE datname = 'postgres'")) {
            counted.next();
            return counted.getLong(1);
        }
    }
}
