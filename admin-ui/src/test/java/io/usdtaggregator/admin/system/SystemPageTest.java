package io.usdtaggregator.admin.system;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.base.instances.InstanceSign;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class SystemPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant STARTED = Instant.parse("2026-11-30T08:00:00Z");

    @Inject
    RedisDataSource redis;

    @Inject
    AdminConfig config;

    @Test
    void the_instances_of_each_service_are_shown_with_their_versions() {
        Browsing browsing = Browsing.asAdmin();
        // The service of this test gives a sign of its own now and then, and a stream takes no entry before another.
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            redis.key().del(RedisKeys.INSTANCES);
            return sign((Instant.now().toEpochMilli() - 600_000) + "-0", "offer-collector", "0.9");
        });
        sign("*", "rate-engine", config.version());

        browsing.staff()
                .get("/system")
                .then()
                .statusCode(200)
                .body(containsString("offer-collector <small>pod-7</small>"))
                .body(containsString("silent"))
                .body(containsString("10 min"))
                .body(containsString("<td data-label=\"Version\">" + config.version() + "</td>"))
                .body(containsString("2026-11-30 08:00:00\u00a0UTC"))
                .body(containsString("no instance runs"))
                .body(not(containsString("Instances of several versions run")));

        sign("*", "api-gateway", "a newer one");
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/system")
                .then()
                .body(containsString("tourne"))
                .body(containsString("Des instances de plusieurs versions tournent"));
    }

    private boolean sign(String id, String service, String version) {
        redis.execute(
                "XADD",
                RedisKeys.INSTANCES,
                id,
                "sign",
                MarketJson.write(new InstanceSign(service, service, "pod-7", version, STARTED, false)));
        return true;
    }
}
