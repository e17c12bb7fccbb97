package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.ApiKeyText;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AnotherConfiguration.class)
@QuarkusTestResource(EmbeddedServices.class)
class TrustedProxyTest {

    @Inject
    Seed seed;

    @Test
    void a_trusted_proxy_says_who_calls() {
        seed.all();
        await().atMost(Duration.ofSeconds(60)).until(() -> asked(Seed.HERE_KEY, "127.0.0.9") == 200);
        assertEquals(403, asked(Seed.HERE_KEY, "10.1.2.3"));
        assertEquals(200, asked(Seed.ELSEWHERE_KEY, "10.1.2.3"));
        assertEquals(403, asked(Seed.ELSEWHERE_KEY, "192.0.2.1"));
    }

    @Test
    void what_the_caller_wrote_before_the_proxy_counts_for_nothing() {
        seed.all();
        await().atMost(Duration.ofSeconds(60)).until(() -> asked(Seed.HERE_KEY, "127.0.0.9") == 200);
        assertEquals(403, asked(Seed.ELSEWHERE_KEY, "10.1.2.3, 192.0.2.1"));
        assertEquals(200, asked(Seed.ELSEWHERE_KEY, "192.0.2.1, 10.1.2.3"));
        assertEquals(200, asked(Seed.ELSEWHERE_KEY, "192.0.2.1, 10.1.2.3, 192.0.2.77, 127.0.0.1"));
        assertEquals(403, asked(Seed.ELSEWHERE_KEY, "10.1.2.3, 192.0.2.1, 127.0.0.1"));
    }

    @Test
    void an_account_gets_only_so_many_pairs_a_minute() {
        seed.all();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/.well-known/jwks.json").statusCode() == 200);
        await().atMost(Duration.ofSeconds(60)).until(() -> asked(Seed.HERE_KEY, "127.0.0.9") == 200);
        String refresh = login().then().statusCode(200).extract().jsonPath().getString("refresh");
        for (int i = 0; i < AnotherConfiguration.PAIRS_A_MINUTE - 1; i++) {
            refresh = renew(refresh).then().statusCode(200).extract().jsonPath().getString("refresh");
        }
        isTooMany(renew(refresh));
        isTooMany(login());
        given().contentType("application/json")
                .body(Map.of("username", "boss", "password", Seed.PASSWORD))
                .post("/api/v1/auth/token")
                .then()
                .statusCode(200);
    }

    private static void isTooMany(Response answer) {
        answer.then().statusCode(429).body("code", equalTo("too_many_tokens")).header("Retry-After", notNullValue());
    }

    private static Response login() {
        return given().contentType("application/json")
                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                .post("/api/v1/auth/token");
    }

    private static Response renew(String token) {
        return given().contentType("application/json")
                .body(Map.of("refresh", token))
                .post("/api/v1/auth/refresh");
    }

    private static int asked(ApiKeyText key, String caller) {
        return given().header("X-API-Key", key.text())
                .header("X-Forwarded-For", caller)
                .get("/api/v1/currencies")
                .statusCode();
    }
}
