package io.usdtaggregator.benchmark.costs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.benchmark.set.LocalSet;
import io.usdtaggregator.benchmark.set.Machine;
import io.usdtaggregator.embedded.RedisConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the whole set of 36 markets does a second while nothing is read, and while markets are read each minute and each ten
 * seconds; and from the difference what one book costs, from its poll to its ticks.
 */
public final class CostsBenchmark {
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("costs.seconds", 90));

    private CostsBenchmark() {}

    public static void main(String[] none) throws Exception {
        try (LocalSet set = new LocalSet(1);
                RedisConnection redis = new RedisConnection(set.redis());
                Connection postgres = DriverManager.getConnection(set.postgres())) {
            redis.run("CONFIG", "SET", "auto-aof-rewrite-percentage", "0");
            Work still = measured(set, redis, postgres, false, "PT1M");
            Work slow = measured(set, redis, postgres, true, "PT1M");
            Work fast = measured(set, redis, postgres, true, "PT10S");
            print(List.of(still, slow, fast));
            System.out.println("\nRedis: bytes in memory: " + memory(redis) + "\n" + Machine.now());
        }
    }

    private static Work measured(
            LocalSet set, RedisConnection redis, Connection postgres, boolean active, String interval)
            throws Exception {
        set.settings(settings -> {
            ((ObjectNode) settings.get("refresh")).put("active", active).put("interval", interval);
            settings.withArray("platforms")
                    .forEach(platform -> ((ObjectNode) platform.get("budget")).put("requests_per_minute", 6000));
        });
        Thread.sleep(SETTLING.toMillis());
        Work before = Work.of(set, redis, postgres);
        Thread.sleep(MEASURED.toMillis());
        return Work.of(set, redis, postgres).since(before);
    }

    /** The last column is the difference of the last and the first phase, for each book of that difference. */
    private static void print(List<Work> phases) {
        System.out.println("| what | a second, nothing read | each minute | each 10 s | for a book |");
        System.out.println("| --- | --- | --- | --- | --- |");
        Map<String, Double> still = phases.get(0).amounts();
        Map<String, Double> fast = phases.get(phases.size() - 1).amounts();
        double books = fast.get(Work.BOOKS) - still.get(Work.BOOKS);
        for (String name : still.keySet()) {
            StringBuilder row = new StringBuilder("| " + name + " |");
            phases.forEach(phase -> row.append(
                    String.format(Locale.ROOT, " %.2f |", phase.amounts().get(name) / MEASURED.toSeconds())));
            row.append(String.format(Locale.ROOT, " %.2f |", (fast.get(name) - still.get(name)) / books));
            System.out.println(row);
        }
    }

    private static String memory(RedisConnection redis) {
        return redis.run("INFO", "memory")
                .toString()
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .findFirst()
                .orElse("unknown");
    }
}
