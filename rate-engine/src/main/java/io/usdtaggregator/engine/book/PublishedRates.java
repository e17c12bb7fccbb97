package io.usdtaggregator.engine.book;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.publishing.Commands;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.redis.RedisKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is published now, by the field of its hash. */
@ApplicationScoped
public class PublishedRates {
    private final Commands redis;

    PublishedRates(Commands redis) {
        this.redis = redis;
    }

    /** Those of the fields that are there. */
    public <T> Uni<Map<String, T>> read(String hash, List<String> fields, Class<T> type) {
        if (fields.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<String> arguments = new ArrayList<>();
        arguments.add(hash);
        arguments.addAll(fields);
        return redis.run("HMGET", arguments.toArray(String[]::new)).map(values -> {
            Map<String, T> found = new HashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                if (values.get(i) != null) {
                    found.put(fields.get(i), MarketJson.read(values.get(i).toString(), type));
                }
            }
            return found;
        });
    }

    /** Removes what no longer exists: of deactivated platforms, currencies and countries. */
    public Uni<Void> keepOnly(String hash, List<String> fields) {
        return redis.run("HKEYS", hash).chain(keys -> {
            List<String> gone = new ArrayList<>();
            gone.add(hash);
            for (Response key : keys) {
                if (!fields.contains(key.toString())) {
                    gone.add(key.toString());
                }
            }
            return gone.size() == 1
                    ? Uni.createFrom().voidItem()
                    : redis.run("HDEL", gone.toArray(String[]::new)).replaceWithVoid();
        });
    }

    /** A token taken before anything is read: see {@code RedisKeys.RATE_TOKENS}. */
    public Uni<Long> token() {
        return redis.run("INCR", RedisKeys.RATE_TOKENS).map(Response::toLong);
    }
}
