package io.usdtaggregator.gateway.webhooks;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.engine.Engine;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.redis.RedisKeys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where alerts are heard of: at once on their channel, and again from the engine, whose list has lost nothing. */
@Singleton
class AlertFeed {
    private static final Logger LOG = Logger.getLogger(AlertFeed.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(2);
    /** Older ones are no news. It is shorter than deliveries are kept, by which a second arrival is told. */
    private static final Duration NEWS = Duration.ofHours(24);

    private final ReactiveRedisDataSource subscriptions;
    private final Engine engine;

    AlertFeed(@RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions, Engine engine) {
        this.subscriptions = subscriptions;
        this.engine = engine;
    }

    /** Each alert as it is raised; goes on after every loss of the connection. */
    Multi<RaisedAlert> raised() {
        return Multi.createFrom()
                .deferred(() -> subscriptions.pubsub(String.class).subscribe(RedisKeys.ALERTS_CHANNEL))
                .onCompletion()
                .failWith(() -> new IllegalStateException("the subscription ended"))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .indefinitely()
                .map(AlertFeed::parsed)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    /** Those of the last day, oldest first. */
    Uni<List<RaisedAlert>> recent() {
        Instant from = Instant.now().minus(NEWS);
        return engine.ask("alerts", (client, token) -> client.alerts(token)).map(answer -> {
            List<RaisedAlert> alerts = new ArrayList<>();
            answer.path("alerts").forEach(alert -> parsed(alert.toString())
                    .filter(read -> read.raisedAt().isAfter(from))
                    .ifPresent(read -> alerts.add(0, read)));
            return alerts;
        });
    }

    /** What is no alert is passed over: it must not end the feed. */
    private static Optional<RaisedAlert> parsed(String json) {
        try {
            return Optional.ofNullable(MarketJson.read(json, RaisedAlert.class)).filter(RaisedAlert::isWhole);
        } catch (IllegalArgumentException other) {
            LOG.warnf("what came as an alert is none: %s", other.getMessage());
            return Optional.empty();
        }
    }
}
