package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The calls of all gateways in Redis, until PostgreSQL has them. */
@Singleton
public class UsageCounters {
    private static final String BATCH = "batch";
    private static final String TURNS = "turns";
    private static final List<String> OPEN_KEYS =
            List.of(RedisKeys.USAGE_PENDING, RedisKeys.USAGE_TAKEN, RedisKeys.USAGE_TURNS);
    private static final RedisScript ADD = RedisScript.named("usage-add");
    private static final RedisScript TAKE = RedisScript.named("usage-take");
    private static final RedisScript SETTLED = RedisScript.named("usage-settled");
    private static final RedisScript OPEN = RedisScript.named("usage-open");
    private static final RedisScript REMEMBER = RedisScript.named("usage-remember");
    private static final RedisScript REMEMBERED = RedisScript.named("usage-remembered");

    private final RedisCommands redis;

    UsageCounters(RedisCommands redis) {
        this.redis = redis;
    }

    /** Counters that move together; adding the same {@code id} again changes nothing. {@code ""}: there is none. */
    public record Batch(String id, Map<CallsOf, Long> calls) {
        boolean isEmpty() {
            return calls.isEmpty();
        }
    }

    /**
     * What PostgreSQL may not have yet: what nobody took so far, and the batch that is on its way.
     *
     * @param turns how many batches were ever taken
     */
    public record Open(Map<CallsOf, Long> pending, Batch taken, long turns) {}

    /** What PostgreSQL was last known to have of a month, and what it did not have. */
    public record Remembered(Map<CallsOf, UsageCost> settled, Map<CallsOf, Long> pending, Map<CallsOf, Long> taken) {}

    /** Adds what one gateway counted, once for each number; its numbers only grow. */
    public Uni<Void> add(String gateway, long number, Map<CallsOf, Long> calls) {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(number)));
        calls.forEach((of, count) -> {
            arguments.add(of.field());
            arguments.add(String.valueOf(count));
        });
        return redis.run(ADD, List.of(RedisKeys.USAGE_PENDING, RedisKeys.usageAdded(gateway)), arguments)
                .replaceWithVoid();
    }

    public Uni<Batch> take() {
        return redis.run(TAKE, OPEN_KEYS, List.of(UUID.randomUUID().toString())).map(UsageCounters::batch);
    }

    public Uni<Void> settled(Batch batch) {
        return redis.run(SETTLED, List.of(RedisKeys.USAGE_TAKEN), List.of(batch.id()))
                .replaceWithVoid();
    }

    public Uni<Open> open() {
        return redis.run(OPEN, OPEN_KEYS, List.of())
                .map(answer -> new Open(
                        calls(fields(answer.get(0))),
                        batch(answer.get(1)),
                        Long.parseLong(answer.get(2).toString())));
    }

    /**
     * Keeps what PostgreSQL had of a month, for when it is out.
     *
     * @param batch the batch that was taken then and is among it; {@code ""}: none
     */
    public Uni<Void> remember(YearMonth month, Map<CallsOf, UsageCost> settled, String batch, long turns) {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(turns), batch));
        settled.forEach((of, spent) -> {
            arguments.add(of.field());
            arguments.add(spent.text());
        });
        return redis.run(REMEMBER, List.of(RedisKeys.usageMonth(month)), arguments)
                .replaceWithVoid();
    }

    /** What is remembered of a month, and what came after; empty where nothing is remembered. */
    public Uni<Optional<Remembered>> remembered(YearMonth month) {
        List<String> keys = List.of(RedisKeys.usageMonth(month), RedisKeys.USAGE_PENDING, RedisKeys.USAGE_TAKEN);
        return redis.run(REMEMBERED, keys, List.of())
                .map(answer -> remembered(fields(answer.get(0)), fields(answer.get(1)), batch(answer.get(2))));
    }

    private static Optional<Remembered> remembered(
            Map<String, String> known, Map<String, String> pending, Batch taken) {
        if (known.remove(TURNS) == null) {
            return Optional.empty();
        }
        boolean hasTaken = taken.id().equals(known.remove(BATCH));
        Map<CallsOf, UsageCost> settled = new HashMap<>();
        known.forEach((field, spent) -> settled.put(CallsOf.parse(field), UsageCost.parse(spent)));
        return Optional.of(new Remembered(settled, calls(pending), hasTaken ? Map.of() : taken.calls()));
    }

    private static Batch batch(Response answer) {
        Map<String, String> fields = fields(answer);
        String id = fields.remove(BATCH);
        return new Batch(id == null ? "" : id, calls(fields));
    }

    /** A hash comes as a map or as a list, by the version of the protocol. */
    private static Map<String, String> fields(Response answer) {
        Map<String, String> fields = new HashMap<>();
        for (String key : answer.getKeys()) {
            fields.put(key, answer.get(key).toString());
        }
        if (fields.isEmpty()) {
            for (int i = 0; i + 1 < answer.size(); i += 2) {
                fields.put(answer.get(i).toString(), answer.get(i + 1).toString());
            }
        }
        return fields;
    }

    private static Map<CallsOf, Long> calls(Map<String, String> fields) {
        Map<CallsOf, Long> calls = new HashMap<>();
        fields.forEach((field, count) -> calls.put(CallsOf.parse(field), Long.valueOf(count)));
        return calls;
    }
}
