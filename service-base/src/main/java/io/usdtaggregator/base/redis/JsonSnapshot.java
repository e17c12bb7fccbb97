package io.usdtaggregator.base.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.json.MarketJson;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source of a value that is one JSON string with its version in front, announced on {@link RedisKeys#CHANGED}:
 * {@code settings}, {@code access}, {@code refresh}.
 */
public final class JsonSnapshot<T> implements LiveSource<T> {
    private static final Pattern VERSION_IN_FRONT = Pattern.compile("^\\{\"version\":(\\d+)[,}]");
    private static final int FRONT = 40;

    private final String key;
    private final Class<T> type;
    private final ToLongFunction<T> version;
    private final ReactiveRedisDataSource redis;

    public JsonSnapshot(String key, Class<T> type, ToLongFunction<T> version, ReactiveRedisDataSource redis) {
        this.key = key;
        this.type = type;
        this.version = version;
        this.redis = redis;
    }

    @Override
    public String channel() {
        return RedisKeys.CHANGED;
    }

    @Override
    public Uni<Optional<Long>> version() {
        return redis.value(String.class).getrange(key, 0, FRONT).map(JsonSnapshot::versionInFront);
    }

    @Override
    public Uni<Optional<T>> read(Optional<T> held) {
        return redis.value(String.class).get(key).map(json -> Optional.ofNullable(json)
                .map(text -> MarketJson.read(text, type)));
    }

    @Override
    public long versionOf(T value) {
        return version.applyAsLong(value);
    }

    @Override
    public boolean concerns(String message) {
        return MarketJson.read(message, Changed.class).key().equals(key);
    }

    @Override
    public Uni<Optional<T>> apply(T held, String message) {
        Changed changed = MarketJson.read(message, Changed.class);
        boolean concernsThis = changed.key().equals(key) && changed.version() != versionOf(held);
        return Uni.createFrom().item(concernsThis ? Optional.empty() : Optional.of(held));
    }

    @Override
    public boolean confirms(T held, String message) {
        return MarketJson.read(message, Changed.class).equals(new Changed(versionOf(held), key));
    }

    /** The version at the front of a JSON value; empty when there is no value. */
    static Optional<Long> versionInFront(String front) {
        Matcher matcher = VERSION_IN_FRONT.matcher(front == null ? "" : front);
        return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }
}
