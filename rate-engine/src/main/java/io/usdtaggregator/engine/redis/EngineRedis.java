package io.usdtaggregator.engine.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one way to Redis: every command has a deadline, since the client has none. */
@ApplicationScoped
public class EngineRedis {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final ReactiveRedisDataSource redis;

    public EngineRedis(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    public Uni<Response> run(String command, String... arguments) {
        return redis.execute(command, arguments).ifNoItem().after(DEADLINE).fail();
    }

    public Uni<Response> run(String command, Collection<String> arguments) {
        return run(command, arguments.toArray(String[]::new));
    }

    /** By Redis' clock: it stamps the books, and machines' own clocks may lie far apart. */
    public Uni<Instant> time() {
        return run("TIME").map(time -> instant(time.get(0), time.get(1)));
    }

    /** Of the seconds and microseconds that Redis tells, which is what PostgreSQL can hold. */
    public static Instant instant(Response seconds, Response micros) {
        return Instant.ofEpochSecond(seconds.toLong()).plus(micros.toLong(), ChronoUnit.MICROS);
    }

    /** The texts under these keys, in their order. */
    public Uni<List<Optional<String>>> texts(Collection<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : run("MGET", keys).map(EngineRedis::texts);
    }

    /** The values of these fields of a hash; a field that is missing is missing. */
    public <T> Uni<Map<String, T>> fields(String hash, Collection<String> fields, Class<T> type) {
        if (fields.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<String> names = List.copyOf(fields);
        return run("HMGET", Stream.concat(Stream.of(hash), names.stream()).toList())
                .map(answer -> values(names, answer, type));
    }

    /** What an answer gives for these names, in their order; a name without a value is missing. */
    public static <T> Map<String, T> values(List<String> names, Response answer, Class<T> type) {
        List<Optional<String>> texts = texts(answer);
        Map<String, T> values = new HashMap<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            texts.get(place).ifPresent(text -> values.put(name, MarketJson.read(text, type)));
        }
        return values;
    }

    /** The texts of an answer that is a list without gaps. */
    public static Stream<String> elements(Response list) {
        return texts(list).stream().flatMap(Optional::stream);
    }

    /** The texts of an answer that is a list, in its order. */
    public static List<Optional<String>> texts(Response response) {
        List<Optional<String>> texts = new ArrayList<>();
        for (int place = 0; place < response.size(); place++) {
            texts.add(Optional.ofNullable(response.get(place)).map(Response::toString));
        }
        return texts;
    }
}
