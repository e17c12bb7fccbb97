package io.usdtaggregator.gateway.access;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
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
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final String BATCH = "batch";
    private static final String TURNS = "turns";
    /** Where an answer was lost the same calls come once more, under the same number: they are not added again. */
    private static final String ADD = """
            local last = redis.call('GET', KEYS[2])
            if last and tonumber(last) >= tonumber(ARGV[1]) then return 'OK' end
            for i = 2, #ARGV, 2 do redis.call('HINCRBY', KEYS[1], ARGV[i], ARGV[i + 1]) end
            redis.call('SET', KEYS[2], ARGV[1], 'EX', 86400)
            return 'OK'
            """;
    /** Takes what is pending as one batch with a name; a batch that was left behind is taken first. */
    private static final String TAKE = """
            if redis.call('EXISTS', KEYS[2]) == 0 then
              if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
              redis.call('RENAME', KEYS[1], KEYS[2])
              redis.call('HSET', KEYS[2], 'batch', ARGV[1])
              redis.call('INCR', KEYS[3])
            end
            return redis.call('HGETALL', KEYS[2])
            """;

    private static final String SETTLED = """
            if redis.call('HGET', KEYS[1], 'batch') == ARGV[1] then redis.call('DEL', KEYS[1]) end
            return 'OK'
            """;
    private static final String OPEN = """
            return {redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('GET', KEYS[3]) or '0'}
            """;

    /** What is known of later turns, or of the same with its batch, is not replaced by what was read before. */
    private static final String REMEMBER = """
            local turns = tonumber(redis.call('HGET', KEYS[1], 'turns') or '-1')
            if turns > tonumber(ARGV[1]) then return 'OK' end
            if turns == tonumber(ARGV[1]) and ARGV[2] == '' and redis.call('HGET', KEYS[1], 'batch') ~= '' then return 'OK' end
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'turns', ARGV[1], 'batch', ARGV[2])
            for i = 3, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
            redis.call('EXPIRE', KEYS[1], 3456000)
            return 'OK'
            """;

    private static final String REMEMBERED = """
            return {redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3])}
            """;

    private final ReactiveRedisDataSource redis;

    UsageCounters(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /** Counters that move together; adding the same {@code id} again changes nothing. {@code ""}: there is none. */
    record Batch(String id, Map<CallsOf, Long> calls) {
        boolean isEmpty() {
            return calls.isEmpty();
        }
    }

    /**
     * What PostgreSQL may not have yet: what nobody took so far, and the batch that is on its way.
     *
     * @param turns how many batches were ever taken
     */
    record Open(Map<CallsOf, Long> pending, Batch taken, long turns) {}

    /** What PostgreSQL was last known to have of a month, and what it did not have. */
    record Remembered(Map<CallsOf, Spent> settled, Map<CallsOf, Long> pending, Map<CallsOf, Long> taken) {}

    /** Adds what one gateway counted, once for each number; its numbers only grow. */
    Uni<Void> add(String gateway, long number, Map<CallsOf, Long> calls) {
        List<String> arguments = new ArrayList<>(
                List.of(ADD, "2", RedisKeys.USAGE_PENDING, RedisKeys.usageAdded(gateway), String.valueOf(number)));
        calls.forEach((of, count) -> {
            arguments.add(of.field());
            arguments.add(String.valueOf(count));
        });
        return eval(arguments).replaceWithVoid();
    }

    Uni<Batch> take() {
        return eval(List.of(
                        TAKE,
                        "3",
                        RedisKeys.USAGE_PENDING,
                        RedisKeys.USAGE_TAKEN,
                        RedisKeys.USAGE_TURNS,
                        UUID.randomUUID().toString()))
                .map(UsageCounters::batch);
    }

    Uni<Void> settled(Batch batch) {
        return eval(List.of(SETTLED, "1", RedisKeys.USAGE_TAKEN, batch.id())).replaceWithVoid();
    }

    Uni<Open> open() {
        return eval(List.of(OPEN, "3", RedisKeys.USAGE_PENDING, RedisKeys.USAGE_TAKEN, RedisKeys.USAGE_TURNS))
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
    Uni<Void> remember(YearMonth month, Map<CallsOf, Spent> settled, String batch, long turns) {
        List<String> arguments =
                new ArrayList<>(List.of(REMEMBER, "1", RedisKeys.usageMonth(month), String.valueOf(turns), batch));
        settled.forEach((of, spent) -> {
            arguments.add(of.field());
            arguments.add(spent.text());
        });
        return eval(arguments).replaceWithVoid();
    }

    /** What is remembered of a month, and what came after; empty where nothing is remembered. */
    Uni<Optional<Remembered>> remembered(YearMonth month) {
        return eval(List.of(
                        REMEMBERED, "3", RedisKeys.usageMonth(month), RedisKeys.USAGE_PENDING, RedisKeys.USAGE_TAKEN))
                .map(answer -> remembered(fields(answer.get(0)), fields(answer.get(1)), batch(answer.get(2))));
    }

    private static Optional<Remembered> remembered(
            Map<String, String> known, Map<String, String> pending, Batch taken) {
        if (known.remove(TURNS) == null) {
            return Optional.empty();
        }
        boolean hasTaken = taken.id().equals(known.remove(BATCH));
        Map<CallsOf, Spent> settled = new HashMap<>();
        known.forEach((field, spent) -> settled.put(CallsOf.parse(field), Spent.parse(spent)));
        return Optional.of(new Remembered(settled, calls(pending), hasTaken ? Map.of() : taken.calls()));
    }

    private Uni<Response> eval(List<String> arguments) {
        return redis.execute("EVAL", arguments.toArray(String[]::new))
                .ifNoItem()
                .after(DEADLINE)
                .fail();
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
