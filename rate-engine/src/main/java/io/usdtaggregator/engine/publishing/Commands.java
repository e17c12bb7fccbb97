package io.usdtaggregator.engine.publishing;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The one choke point of Redis commands: reactive commands have no time-out of their own. */
@ApplicationScoped
public class Commands {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final ReactiveRedisDataSource redis;

    Commands(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /** Fails when Redis does not answer in time. */
    public Uni<Response> run(String command, String... arguments) {
        return redis.execute(command, arguments).ifNoItem().after(DEADLINE).fail();
    }
}
