package io.usdtaggregator.gateway.webhooks;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.AlertsApi;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Where alerts are heard of: at once on their channel, and again from the engine, whose list has lost nothing. */
@Singleton
class AlertFeed {
    private static final Logger LOG = Logger.getLogger(AlertFeed.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(2);
    private final ReactiveRedisDataSource subscriptions;
    private final AlertsApi engine;

    AlertFeed(@RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions, @RestClient AlertsApi engine) {
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

    /** A page of what the engine stored, oldest first, from after this place on. */
    Uni<Stored> stored(Place from) {
        return engine.stored(from.storedAt().toString(), from.id())
                .onFailure()
                .transform(EngineFailure.of("alerts"))
                .map(page ->
                        new Stored(page.alerts().stream().map(AlertFeed::stored).toList(), page.more()));
    }

    private static StoredAlert stored(io.usdtaggregator.base.internal.alerts.StoredAlert one) {
        return new StoredAlert(new Place(one.storedAt(), one.alert().id()), parsed(MarketJson.write(one.alert())));
    }

    /** Where in the engine's list somebody is: at an instant by PostgreSQL's clock, and an alert of that instant. */
    record Place(Instant storedAt, String id) {
        static Place at(Instant instant) {
            return new Place(instant, "");
        }
    }

    record Stored(List<StoredAlert> alerts, boolean more) {}

    /** @param alert empty for what is none */
    record StoredAlert(Place place, Optional<RaisedAlert> alert) {}

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
