package io.usdtaggregator.engine.alerting;

import com.github.f4b6a3.ulid.UlidCreator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.redis.EngineRedis;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.redis.RedisKeys;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Raises alerts: at most once per cooldown for one kind and key; logged, stored, published and mailed. */
@ApplicationScoped
public class AlertDesk {
    private static final Logger LOG = Logger.getLogger("alerts");

    private final EngineRedis redis;
    private final AlertStore store;
    private final AlertMail mail;

    public AlertDesk(EngineRedis redis, AlertStore store, AlertMail mail) {
        this.redis = redis;
        this.store = store;
        this.mail = mail;
    }

    public Uni<Void> raise(Settings settings, List<Concern> concerns) {
        return Multi.createFrom()
                .iterable(concerns)
                .onItem()
                .transformToUniAndConcatenate(concern -> raise(settings, concern))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> raise(Settings settings, Concern concern) {
        String cooldown =
                String.valueOf(Math.max(1, settings.alerts().cooldown().toMillis()));
        String key = RedisKeys.alertCooldown(concern.kind().code(), concern.key());
        return redis.run("SET", key, "1", "NX", "PX", cooldown).chain(first -> {
            if (first == null) {
                return Uni.createFrom().voidItem();
            }
            Alert alert = new Alert(
                    UlidCreator.getMonotonicUlid().toString(),
                    concern.kind().code(),
                    concern.key(),
                    concern.message(),
                    Instant.now(),
                    null,
                    null);
            LOG.warnf("%s %s: %s", alert.kind(), alert.key(), alert.message());
            return store.keep(alert)
                    .invoke(() -> mail.send(alert))
                    .chain(() -> redis.run("PUBLISH", RedisKeys.ALERTS_CHANNEL, MarketJson.write(alert)))
                    .replaceWithVoid();
        });
    }
}
