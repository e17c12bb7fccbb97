package io.usdtaggregator.endtoend;

import io.usdtaggregator.embedded.RedisConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a set holds at one instant, by name, such as {@code api-gateway: heap, KiB}. Of a heap what is reachable counts.
 *
 * @param figures in their order
 */
record ResourceUse(Map<String, Long> figures) {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern DIRECT =
            Pattern.compile("(?m)^jvm_buffer_memory_used_bytes\\{id=\"direct\"[^}]*} (\\S+)$");
    private static final long KIB = 1024;

    /** How much a figure may have grown over a soak before it is called a leak. */
    private enum Allowed {
        HEAP(" heap, KiB", 1.3, 24 * KIB),
        DIRECT_MEMORY(" direct memory, KiB", 1.3, 16 * KIB),
        FILES(" open files and sockets", 1.2, 40),
        THREADS(" threads", 1.2, 20),
        KEYS("Redis: keys", 1.3, 200),
        CONNECTIONS("PostgreSQL: connections", 1.3, 20);

        private final String ending;
        private final double times;
        private final long more;

        Allowed(String ending, double times, long more) {
            this.ending = ending;
            this.times = times;
            this.more = more;
        }
    }

    /** Looks at each process. */
    static ResourceUse of(FaultSet faults, List<String> services) throws IOException, InterruptedException {
        Map<String, Long> figures = new LinkedHashMap<>();
        for (String service : services) {
            ofService(service, faults.service(service).pid(), faults.port(service), figures);
        }
        try (RedisConnection redis = new RedisConnection(faults.set.redis().url())) {
            figures.put("Redis: keys", (Long) redis.run("DBSIZE"));
            figures.put(
                    "Redis: memory, KiB",
                    number(String.valueOf(redis.run("INFO", "memory")), "used_memory:(\\d+)") / KIB);
        }
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + faults.set.postgres.url() + "?user=" + faults.set.postgres.user());
                Statement statement = connection.createStatement()) {
            figures.put("PostgreSQL: connections", one(statement, "SELECT count(*) FROM pg_stat_activity"));
            figures.put("PostgreSQL: ticks", one(statement, "SELECT count(*) FROM rates.ticks"));
            figures.put(
                    "PostgreSQL: KiB on disk", one(statement, "SELECT pg_database_size(current_database()) / 1024"));
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
        return new ResourceUse(figures);
    }

    /** What grew by more than may be, in words. */
    List<String> leaksSince(ResourceUse first) {
        List<String> leaks = new ArrayList<>();
        for (Allowed allowed : Allowed.values()) {
            figures.forEach((name, now) -> {
                long before = first.figures().getOrDefault(name, now);
                if (name.endsWith(allowed.ending) && now > before * allowed.times + allowed.more) {
                    leaks.add(name + " grew from " + before + " to " + now);
                }
            });
        }
        return leaks;
    }

    private static void ofService(String name, long pid, int port, Map<String, Long> figures)
            throws IOException, InterruptedException {
        figures.put(name + ": heap, KiB", HeapContents.of(pid).kib());
        Matcher direct = DIRECT.matcher(
                Call.to("http://127.0.0.1:" + port).get("/q/metrics").text());
        if (direct.find()) {
            figures.put(name + ": direct memory, KiB", (long) Double.parseDouble(direct.group(1)) / KIB);
        }
        Path process = Path.of("/proc/" + pid);
        figures.put(name + ": resident, KiB", number(Files.readString(process.resolve("status")), RESIDENT.pattern()));
        figures.put(name + ": open files and sockets", entries(process.resolve("fd")));
        figures.put(name + ": threads", entries(process.resolve("task")));
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    /** What the JDK tells of a running process. */
    static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return answer;
    }

    private static long one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
