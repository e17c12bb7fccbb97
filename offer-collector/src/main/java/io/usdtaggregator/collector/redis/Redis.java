package io.usdtaggregator.collector.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The one way to Redis commands: each has a deadline, since the reactive client has none of its own. */
@Singleton
public final class Redis {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final ReactiveRedisDataSource redis;

    public Redis(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    public Uni<Optional<String>> get(String key) {
        return command("GET", key).map(answer -> Optional.ofNullable(answer).map(Response::toString));
    }

    public Uni<Long> increment(String key) {
        return command("INCR", key).map(Response::toLong);
    }

    public Uni<Map<String, String>> hash(String key) {
        return command("HGETALL", key).map(answer -> {
            Map<String, String> fields = new HashMap<>();
            answer.getKeys()
                    .forEach(field -> fields.put(field, answer.get(field).toString()));
            return fields;
        });
    }

    public Uni<Optional<String>> hashField(String key, String field) {
        return command("HGET", key, field)
                .map(answer -> Optional.ofNullable(answer).map(Response::toString));
    }

    public Uni<Void> setHashField(String key, String field, String value) {
        return command("HSET", key, field, value).replaceWithVoid();
    }

    /** True for the one who set it; it ends by itself. */
    public Uni<Boolean> setIfAbsent(String key, String value, Duration expiry) {
        return command("SET", key, value, "NX", "PX", String.valueOf(expiry.toMillis()))
                .map(answer -> answer != null);
    }

    public Uni<Void> delete(String key) {
        return command("DEL", key).replaceWithVoid();
    }

    /** How long a key still lasts; 0 when there is none. */
    public Uni<Long> millisLeft(String key) {
        return command("PTTL", key).map(answer -> Math.max(0, answer.toLong()));
    }

    public Uni<Void> publish(String channel, String message) {
        return command("PUBLISH", channel, message).replaceWithVoid();
    }

    public Uni<Void> append(String stream, int about, Map<String, String> fields) {
        Stream<String> head = Stream.of(stream, "MAXLEN", "~", String.valueOf(about), "*");
        Stream<String> body = fields.entrySet().stream().flatMap(field -> Stream.of(field.getKey(), field.getValue()));
        return command("XADD", Stream.concat(head, body).toArray(String[]::new)).replaceWithVoid();
    }

    /** Puts it first in a list, of which only so many stay. */
    public Uni<Void> prepend(String list, String value, int kept) {
        return command("LPUSH", list, value)
                .chain(length -> command("LTRIM", list, "0", String.valueOf(kept - 1)))
                .replaceWithVoid();
    }

    /** Runs a script that answers one number or a list of numbers. */
    public Uni<List<Long>> run(Script script, List<String> keys, Object... arguments) {
        Stream<String> head = Stream.concat(Stream.of(script.text(), String.valueOf(keys.size())), keys.stream());
        Stream<String> tail = Stream.of(arguments).map(String::valueOf);
        return command("EVAL", Stream.concat(head, tail).toArray(String[]::new)).map(Redis::numbers);
    }

    private static List<Long> numbers(Response answer) {
        if (answer.type() != ResponseType.MULTI) {
            return List.of(answer.toLong());
        }
        return StreamSupport.stream(answer.spliterator(), false)
                .map(Response::toLong)
                .toList();
    }

    private Uni<Response> command(String name, String... arguments) {
        return redis.execute(name, arguments).ifNoItem().after(DEADLINE).fail();
    }
}
