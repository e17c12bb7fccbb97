package io.usdtaggregator.admin.system;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.alerts.EngineAlerts;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.admin.system.SystemState.Name;
import io.usdtaggregator.admin.system.SystemState.Part;
import io.usdtaggregator.base.internal.usage.UsageApi;
import io.usdtaggregator.base.redis.RedisCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks each service and store something small; what does not answer in time is down. */
@ApplicationScoped
public class PartProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SettingsVersions database;
    private final RedisCommands redis;
    private final EngineAlerts engine;
    private final UsageApi gateway;

    PartProbe(SettingsVersions database, RedisCommands redis, EngineAlerts engine, @RestClient UsageApi gateway) {
        this.database = database;
        this.redis = redis;
        this.engine = engine;
        this.gateway = gateway;
    }

    /** Of all of them, asked at once, but for PostgreSQL: a request's database session does one thing at a time. */
    Uni<List<Part>> all() {
        Uni<List<Part>> others = Uni.join()
                .all(
                        ask(Name.REDIS, redis::time),
                        ask(Name.RATE_ENGINE, engine::newest),
                        ask(Name.API_GATEWAY, () -> gateway.usage(null)))
                .andFailFast();
        return ask(Name.POSTGRESQL, database::read)
                .chain(stored -> others.map(found -> List.of(stored, found.get(0), found.get(1), found.get(2))));
    }

    private static Uni<Part> ask(Name name, Supplier<Uni<?>> question) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            return Uni.createFrom()
                    .deferred(() -> question.get())
                    .ifNoItem()
                    .after(PATIENCE)
                    .fail()
                    .map(answer -> new Part(name, true, since(begun)))
                    .onFailure()
                    .recoverWithItem(() -> new Part(name, false, since(begun)));
        });
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
