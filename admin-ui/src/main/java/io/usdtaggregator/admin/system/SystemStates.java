package io.usdtaggregator.admin.system;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.admin.livedata.PlatformState;
import io.usdtaggregator.admin.livedata.PlatformStates;
import io.usdtaggregator.admin.system.SystemState.SettingsInStep;
import io.usdtaggregator.base.instances.InstanceLog;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Brings together how every part of the system does; what cannot be known now is told as not known. */
@ApplicationScoped
public class SystemStates {
    private final PartProbe probe;
    private final InstanceLog instances;
    private final LiveSettings published;
    private final WorkLags lags;
    private final PlatformStates platforms;
    private final AdminConfig config;

    SystemStates(
            PartProbe probe,
            InstanceLog instances,
            LiveSettings published,
            WorkLags lags,
            PlatformStates platforms,
            AdminConfig config) {
        this.probe = probe;
        this.instances = instances;
        this.published = published;
        this.lags = lags;
        this.platforms = platforms;
        this.config = config;
    }

    /** @param stored the settings in PostgreSQL; empty where it cannot be asked */
    Uni<SystemState> read(Optional<Settings> stored) {
        Optional<Settings> live = published.current();
        SettingsInStep settings = new SettingsInStep(
                stored.map(Settings::version).orElse(null),
                live.map(Settings::version).orElse(null));
        return probe.all().chain(parts -> services()
                .chain(services -> lags.read().chain(behind -> platforms(stored.or(() -> live))
                        .map(reading ->
                                new SystemState(config.version(), parts, services, settings, behind, reading)))));
    }

    private Uni<List<ServiceInstances>> services() {
        return instances.read().onFailure().recoverWithItem(List.of()).map(ServiceInstances::of);
    }

    private Uni<List<PlatformState>> platforms(Optional<Settings> settings) {
        return settings.map(known -> platforms
                        .of(known)
                        .map(all -> all.stream()
                                .filter(state -> state.platform().active())
                                .toList())
                        .onFailure()
                        .recoverWithItem(List.of()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }
}
