package io.usdtaggregator.benchmark.idle;

import io.usdtaggregator.embedded.RedisConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that Redis carried out so far, as {@code INFO commandstats} counts them: those inside of scripts too.
 *
 * @param calls by the command's name, such as {@code hget}
 */
record RedisWork(Map<String, Long> calls) {
    private static final Pattern LINE = Pattern.compile("cmdstat_([^:]+):calls=(\\d+)");

    static RedisWork of(RedisConnection redis) {
        Map<String, Long> calls = new TreeMap<>();
        Matcher lines = LINE.matcher(redis.run("INFO", "commandstats").toString());
        while (lines.find()) {
            calls.put(lines.group(1), Long.valueOf(lines.group(2)));
        }
        return new RedisWork(calls);
    }

    RedisWork since(RedisWork before) {
        Map<String, Long> more = new TreeMap<>();
        calls.forEach((command, count) -> more.put(command, count - before.calls.getOrDefault(command, 0L)));
        return new RedisWork(more);
    }

    long total() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The commands carried out most often, in that order. */
    List<String> most(int commands) {
        return calls.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(commands)
                .map(Map.Entry::getKey)
                .toList();
    }
}
