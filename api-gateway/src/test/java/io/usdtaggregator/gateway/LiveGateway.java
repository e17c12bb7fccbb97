package io.usdtaggregator.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.usdtaggregator.gateway.webhooks.target.MovingNames;
import java.util.Map;
import java.util.Set;

/** As callers with live keys meet it: no sandbox. Its webhooks' retries are far apart, and names may move. */
public class LiveGateway implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "gateway.sandbox", "false",
                "gateway.webhooks.first-back-off", "PT10M",
                "gateway.webhooks.longest-back-off", "PT2H");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovingNames.class);
    }
}
