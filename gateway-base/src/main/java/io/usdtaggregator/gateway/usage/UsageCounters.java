package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
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
import java.util.stream.Stream;

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

    private static final int TRIES = 3;

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
    public Uni<Void> add(long number, Map<CallerDay, Long> calls, String message) {
        List<LocalDate> days =
                calls.keySet().stream().map(CallerDay::day).distinct().toList();
        List<String> arguments = new ArrayList<>(List.of(
                String.valueOf(number),
                RedisKeys.LIMITS_CHANNEL,
                message,
                String.valueOf(KEPT.toSeconds()),
                UUID.randomUUID().toString()));
        days.forEach(day -> arguments.add(day.toString()));
        calls.forEach((of, count) -> arguments.addAll(
                List.of(String.valueOf(days.indexOf(of.day()) + 1), of.who().text(), String.valueOf(count))));
        return redis.run(ADD, keys(days), arguments).replaceWithVoid();
    }

    /** @param days {@code []}: those that PostgreSQL may not have yet */
    public Uni<Open> open(List<LocalDate> days) {
        return days.isEmpty()
                ? openOfAllUnsettled()
                        .onFailure(UsageCounters::isOutdated)
                        .retry()
                        .atMost(TRIES)
                : open(days, false);
    }

    /** The number before the days: where none is unsettled afterwards, PostgreSQL has all calls up to that number. */
    private Uni<Open> openOfAllUnsettled() {
        return redis.get(keys.get(0)).chain(added -> unsettled()
                .chain(days -> days.isEmpty()
                        ? Uni.createFrom()
                                .item(new Open(added.map(Long::parseLong).orElse(0L), List.of()))
                        : open(days, true)));
    }

    private Uni<List<LocalDate>> unsettled() {
        return redis.run("SMEMBERS", RedisKeys.USAGE_UNSETTLED)
                .map(days -> RedisAnswers.elements(days).map(LocalDate::parse).toList());
    }

    /** @param allUnsettled that these are all days that PostgreSQL may not have */
    private Uni<Open> open(List<LocalDate> days, boolean allUnsettled) {
        List<String> arguments = new ArrayList<>(List.of(allUnsettled ? "1" : "0"));
        days.forEach(day -> arguments.add(day.toString()));
        return redis.run(OPEN, keys(days), arguments).map(UsageCounters::open);
    }

    /** Whether a day was added meanwhile. */
    private static boolean isOutdated(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("OUTDATED days");
    }

    private List<String> keys(List<LocalDate> days) {
        return Stream.concat(keys.stream(), days.stream().map(day -> RedisKeys.USAGE_DAY + day))
                .toList();
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
