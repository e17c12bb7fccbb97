package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.gateway.security.CallerId;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The calls of all gateways by day in Redis: counters that only grow, until their day is long over. */
@Singleton
public class UsageCounters {
    private static final String ERA = "era";
    private static final String VERSION = "version";
    /** A month may be read from here alone while PostgreSQL is out. */
    private static final Duration KEPT = Duration.ofDays(40);

    private static final RedisScript ADD = RedisScript.named("usage-add");
    private static final RedisScript OPEN = RedisScript.named("usage-open");
    private static final RedisScript SETTLED = RedisScript.named("usage-settled");

    private final RedisCommands redis;
    private final List<String> keys =
            List.of(RedisKeys.usageAdded(UUID.randomUUID().toString()), RedisKeys.USAGE_UNSETTLED);

    UsageCounters(RedisCommands redis) {
        this.redis = redis;
    }

    /**
     * The calls of one day.
     *
     * @param era names these counters: those that begin after Redis lost its data have another one
     * @param version grows with each change of the day's calls
     */
    public record Day(LocalDate day, String era, String version, Map<CallerId, Long> calls) {}

    /**
     * What PostgreSQL may not have.
     *
     * @param added number of the last calls of this gateway that are among it
     */
    public record Open(long added, List<Day> days) {}

    /**
     * Adds what this gateway counted and publishes the message to all gateways, once for each number.
     *
     * @param number only grows; the same calls are sent again under the same
     */
    public Uni<Void> add(long number, Map<CallsOf, Long> calls, String message) {
        List<String> arguments = new ArrayList<>(List.of(
                String.valueOf(number),
                RedisKeys.LIMITS_CHANNEL,
                message,
                RedisKeys.USAGE_DAY,
                String.valueOf(KEPT.toSeconds()),
                UUID.randomUUID().toString()));
        calls.forEach((of, count) ->
                arguments.addAll(List.of(of.day().toString(), of.who().text(), String.valueOf(count))));
        return redis.run(ADD, keys, arguments).replaceWithVoid();
    }

    /** @param days {@code []}: those that PostgreSQL may not have yet */
    public Uni<Open> open(List<LocalDate> days) {
        List<String> arguments = new ArrayList<>(List.of(RedisKeys.USAGE_DAY));
        days.forEach(day -> arguments.add(day.toString()));
        return redis.run(OPEN, keys, arguments).map(UsageCounters::open);
    }

    /** PostgreSQL has these calls; where others came since, the day stays open. */
    public Uni<Void> settled(Day day) {
        return redis.run(
                        SETTLED,
                        List.of(RedisKeys.USAGE_DAY + day.day(), RedisKeys.USAGE_UNSETTLED),
                        List.of(day.day().toString(), day.era(), day.version()))
                .replaceWithVoid();
    }

    private static Open open(Response answer) {
        List<Day> days = new ArrayList<>();
        for (int place = 1; place < answer.size(); place += 2) {
            days.add(day(LocalDate.parse(answer.get(place).toString()), answer.get(place + 1)));
        }
        return new Open(Long.parseLong(answer.get(0).toString()), days);
    }

    private static Day day(LocalDate day, Response fields) {
        Map<String, String> values = new HashMap<>();
        for (int place = 0; place < fields.size(); place += 2) {
            values.put(fields.get(place).toString(), fields.get(place + 1).toString());
        }
        String era = values.getOrDefault(ERA, "");
        String version = values.getOrDefault(VERSION, "");
        values.keySet().removeAll(List.of(ERA, VERSION));
        Map<CallerId, Long> calls = new HashMap<>();
        values.forEach((who, count) -> calls.put(CallerId.parse(who), Long.valueOf(count)));
        return new Day(day, era, version, calls);
    }
}
