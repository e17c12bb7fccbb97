package io.usdtaggregator.admin.system;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.system.SystemState.Lags;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.IntStream;

/** Looks at the streams in Redis by which services pass on their work. */
@ApplicationScoped
public class WorkLags {
    private static final String LAST_GENERATED = "last-generated-id";
    private static final String LAST_DELIVERED = "last-delivered-id";

    private final RedisCommands redis;

    WorkLags(RedisCommands redis) {
        this.redis = redis;
    }

    /** A part that cannot be read is not known; the others are. */
    Uni<Lags> read() {
        return Uni.combine()
                .all()
                .unis(
                        books().onFailure().recoverWithNull(),
                        length(RedisKeys.HISTORY_STREAM).onFailure().recoverWithNull(),
                        length(RedisKeys.OFFERS_POISON).onFailure().recoverWithNull())
                .asTuple()
                .map(found -> new Lags(found.getItem1(), found.getItem2(), found.getItem3()));
    }

    private Uni<Long> length(String stream) {
        return redis.run("XLEN", stream).map(Response::toLong);
    }

    /** Ids of a stream begin with the millisecond of their writing. */
    private Uni<Duration> books() {
        return redis.run("XINFO", "STREAM", RedisKeys.OFFERS_STREAM)
                .map(stream -> millis(field(stream, LAST_GENERATED)))
                .chain(newest -> redis.run("XINFO", "GROUPS", RedisKeys.OFFERS_STREAM)
                        .map(groups -> IntStream.range(0, groups.size())
                                .mapToLong(place -> millis(field(groups.get(place), LAST_DELIVERED)))
                                .min()
                                .stream()
                                .mapToObj(taken -> Duration.ofMillis(Math.max(0, newest - taken)))
                                .findFirst()
                                .orElse(null)));
    }

    private static long millis(String id) {
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }

    private static String field(Response named, String name) {
        return named.get(name).toString();
    }
}
