package io.usdtaggregator.base.redis;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import io.usdtaggregator.base.metrics.Outcomes;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one way to Redis: every command has a deadline ({@link RedisConfig#commandTimeout()}), and what ran into it fails
 * with {@link DeadlineExceeded}.
 */
@ApplicationScoped
public class RedisCommands {
    private static final RedisScript TIME = RedisScript.named("time");
    /** From a Redis Cluster, of which one MGET over several servers gives the values in any order. */
    private static final int READS_AT_ONCE = 32;

    private final ReactiveRedisDataSource redis;
    private final Duration deadline;
    private final Outcomes outcomes;

    public RedisCommands(ReactiveRedisDataSource redis, RedisConfig config, MeterRegistry meters) {
        this.redis = redis;
        this.deadline = config.commandTimeout();
        this.outcomes = new Outcomes(meters, "service.redis.commands");
    }

    /** Any command; the answer is {@code null} where Redis answers nil. */
    public Uni<Response> run(String command, String... arguments) {
        // Errors that Redis itself answers are few beside its answers; what is asked for is whether it answers at all.
        return outcomes.count(
                redis.execute(command, arguments)
                        .ifNoItem()
                        .after(deadline)
                        .failWith(() -> new DeadlineExceeded("Redis (" + command + ")", deadline)),
                failure -> true);
    }

    public Uni<Response> run(String command, Collection<String> arguments) {
        return run(command, arguments.toArray(String[]::new));
    }

    /**
     * Runs a script by its digest, and with its text where Redis does not know it (any more).
     *
     * @param keys all that it touches; they lie on one server of a Redis Cluster ({@link KeyTag})
     */
    public Uni<Response> run(RedisScript script, List<String> keys, Collection<String> arguments) {
        KeyTag.requireTogether(script.name(), keys);
        return run("EVALSHA", call(script.sha1(), keys, arguments))
                .onFailure(failed -> String.valueOf(failed.getMessage()).startsWith("NOSCRIPT"))
                .recoverWithUni(() -> run("EVAL", call(script.text(), keys, arguments)));
    }

    public Uni<Optional<String>> get(String key) {
        return run("GET", key).map(RedisAnswers::text);
    }

    public Uni<Void> set(String key, String value) {
        return run("SET", key, value).replaceWithVoid();
    }

    /** True for the caller who set it; it ends by itself. */
    public Uni<Boolean> setIfAbsent(String key, String value, Duration expiry) {
        return run("SET", key, value, "NX", "PX", String.valueOf(expiry.toMillis()))
                .map(answer -> answer != null);
    }

    public Uni<Void> delete(String key) {
        return run("DEL", key).replaceWithVoid();
    }

    public Uni<Long> increment(String key) {
        return run("INCR", key).map(Response::toLong);
    }

    /** How long a key still lasts; zero when there is none, or it lasts for ever. */
    public Uni<Duration> timeToLive(String key) {
        return run("PTTL", key).map(answer -> Duration.ofMillis(Math.max(0, answer.toLong())));
    }

    public Uni<Void> publish(String channel, String message) {
        return run("PUBLISH", channel, message).replaceWithVoid();
    }

    /**
     * By Redis' clock, which is one for all instances, where machines' own may lie apart. Of a Redis Cluster it is the clock
     * of the server by which rates are published.
     */
    public Uni<Instant> time() {
        Uni<Response> clock =
                RedisServers.ARE_A_CLUSTER ? run(TIME, List.of(RedisKeys.RATES_VERSION), List.of()) : run("TIME");
        return clock.map(time -> RedisAnswers.instant(time.get(0), time.get(1)));
    }

    /** The texts under these keys, in their order; they may lie on several servers. */
    public Uni<List<Optional<String>>> texts(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return RedisServers.ARE_A_CLUSTER
                ? Uni.join()
                        .all(keys.stream().map(this::get).toList())
                        .usingConcurrencyOf(READS_AT_ONCE)
                        .andFailFast()
                : run("MGET", keys).map(RedisAnswers::texts);
    }

    public Uni<Optional<String>> hashField(String hash, String field) {
        return run("HGET", hash, field).map(RedisAnswers::text);
    }

    public Uni<Void> setHashField(String hash, String field, String value) {
        return run("HSET", hash, field, value).replaceWithVoid();
    }

    /** All fields of a hash. */
    public Uni<Map<String, String>> hash(String key) {
        return run("HGETALL", key).map(answer -> {
            Map<String, String> fields = new HashMap<>();
            answer.getKeys()
                    .forEach(field -> fields.put(field, answer.get(field).toString()));
            return fields;
        });
    }

    /** The values of these fields of a hash; a field that is missing is missing. */
    public <T> Uni<Map<String, T>> fields(String hash, Collection<String> fields, Class<T> type) {
        if (fields.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<String> names = List.copyOf(fields);
        return run("HMGET", Stream.concat(Stream.of(hash), names.stream()).toList())
                .map(answer -> RedisAnswers.values(names, answer, text -> MarketJson.read(text, type)));
    }

    /** Appends to a stream that keeps about so many entries. */
    public Uni<Void> append(String stream, int about, Map<String, String> fields) {
        Stream<String> head = Stream.of(stream, "MAXLEN", "~", String.valueOf(about), "*");
        Stream<String> body = fields.entrySet().stream().flatMap(field -> Stream.of(field.getKey(), field.getValue()));
        return run("XADD", Stream.concat(head, body).toList()).replaceWithVoid();
    }

    private static List<String> call(String script, List<String> keys, Collection<String> arguments) {
        return Stream.of(Stream.of(script, String.valueOf(keys.size())), keys.stream(), arguments.stream())
                .flatMap(parts -> parts)
                .toList();
    }
}
