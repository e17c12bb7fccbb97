package io.usdtaggregator.engine.history.read;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the engine under test its service token. */
public final class ServiceSecret implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "the-services-secret";

    @Override
    public Map<String, String> start() {
        return Map.of("SERVICE_TOKEN", SECRET);
    }

    @Override
    public void stop() {}
}
