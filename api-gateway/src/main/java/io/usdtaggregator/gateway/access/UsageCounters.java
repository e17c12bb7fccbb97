package io.usdtaggregator.gateway.access;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.redis.RedisKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The calls of all gateways in Redis, until PostgreSQL has them. */
@Singleton
public class UsageCounters {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final String BATCH = "batch";
    private static final String ADD = """
            for i = 1, #ARGV, 2 do redis.call('HINCRBY', KEYS[1], ARGV[i], ARGV[i + 1]) end
            return 'OK'
            """;
    /** Takes what is pending as one batch with a name; a batch that was left behind is taken first. */
    private static final String TAKE = """
            if redis.call('EXISTS', KEYS[2]) == 0 then
              if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
              redis.call('RENAME', KEYS[1], KEYS[2])
              redis.call('HSET', KEYS[2], 'batch', ARGV[1])
            end
            return redis.call('HGETALL', KEYS[2])
            """;

    private static final String SETTLED = """
            if redis.call('HGET', KEYS[1], 'batch') == ARGV[1] then redis.call('DEL', KEYS[1]) end
            return 'OK'
            """;

    private final ReactiveRedisDataSource redis;

    UsageCounters(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /** Counters that move together; adding the same {@code id} again changes nothing. */
    record Batch(String id, Map<CallsOf, Long> calls) {
        boolean isEmpty() {
            return calls.isEmpty();
        }
    }

    Uni<Void> add(Map<CallsOf, Long> calls) {
        List<String> arguments = new ArrayList<>(List.of(ADD, "1", RedisKeys.USAGE_PENDING));
        calls.forEach((of, count) -> {
            arguments.add(of.field());
            arguments.add(String.valueOf(count));
        });
        return eval(arguments).replaceWithVoid();
    }

    Uni<Batch> take() {
        return eval(List.of(
                        TAKE,
                        "2",
                        RedisKeys.USAGE_PENDING,
                        RedisKeys.USAGE_TAKEN,
                        UUID.randomUUID().toString()))
                .map(UsageCounters::batch);
    }

    Uni<Void> settled(Batch batch) {
        return eval(List.of(SETTLED, "1", RedisKeys.USAGE_TAKEN, batch.id())).replaceWithVoid();
    }

    /** What PostgreSQL does not have yet. */
    Uni<Map<CallsOf, Long>> unsettled() {
        return redis.hash(String.class)
                .hgetall(RedisKeys.USAGE_PENDING)
                .map(UsageCounters::calls)
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    private Uni<Response> eval(List<String> arguments) {
        return redis.execute("EVAL", arguments.toArray(String[]::new))
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    private static Batch batch(Response answer) {
        Map<String, String> fields = new HashMap<>();
        for (String key : answer.getKeys()) {
            fields.put(key, answer.get(key).toString());
        }
        if (fields.isEmpty()) {
            for (int i = 0; i + 1 < answer.size(); i += 2) {
                fields.put(answer.get(i).toString(), answer.get(i + 1).toString());
            }
        }
        String id = fields.remove(BATCH);
        return new Batch(id, calls(fields));
    }

    private static Map<CallsOf, Long> calls(Map<String, String> fields) {
        Map<CallsOf, Long> calls = new HashMap<>();
        fields.forEach((field, count) -> calls.put(CallsOf.parse(field), Long.valueOf(count)));
        return calls;
    }
}
