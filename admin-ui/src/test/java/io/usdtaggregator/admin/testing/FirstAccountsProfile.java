package io.usdtaggregator.admin.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.usdtaggregator.model.access.ApiKeyText;
import java.util.Map;
import java.util.UUID;

/** The variables of a new installation, made for this run of the tests. */
public class FirstAccountsProfile implements QuarkusTestProfile {
    public static final String PASSWORD = UUID.randomUUID().toString();
    public static final String API_KEY = ApiKeyText.random(true).text();

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "admin.first-password",
                PASSWORD,
                "admin.integrator-password",
                UUID.randomUUID().toString(),
                "admin.integrator-api-key",
                API_KEY,
                "quarkus.rest-client.engine.url",
                "http://127.0.0.1:1",
                "admin.sandbox",
                "1",
                "admin.two-step-secret",
                UUID.randomUUID().toString());
    }
}
