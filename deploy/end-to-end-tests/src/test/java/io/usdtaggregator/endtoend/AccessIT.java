package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may call, from outside. */
class AccessIT {
    private static final String RATES = "/api/v1/best-rates";

    private final RunningSet set = RunningSet.get();

    @Test
    void an_api_key_and_a_token_both_work_and_nothing_else_does() {
        assertEquals(200, set.api().get(RATES).status());

        JsonNode integrator = set.credentials.get("integrator");
        var token = set.gateway().post("/api/v1/auth/token", integrator.toString());
        assertEquals(200, token.status(), token.text());
        String access = token.body().get("access").asText();
        assertEquals(
                200,
                set.gateway()
                        .with("Authorization", "Bearer " + access)
                        .get(RATES)
                        .status());

        var nobody = set.gateway().get(RATES);
        assertEquals(401, nobody.status());
        assertTrue(nobody.response().headers().firstValue("WWW-Authenticate").isPresent());
        assertEquals(
                "application/problem+json",
                nobody.response()
                        .headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .split(";")[0]);
    }

    @Test
    void a_refresh_token_works_once_and_its_reuse_ends_the_family() {
        var first = set.gateway()
                .post("/api/v1/auth/token", set.credentials.get("integrator").toString());
        String refresh = "{\"refresh\":\"" + first.body().get("refresh").asText() + "\"}";

        var second = set.gateway().post("/api/v1/auth/refresh", refresh);
        assertEquals(200, second.status(), second.text());
        var again = set.gateway().post("/api/v1/auth/refresh", refresh);
        assertEquals(second.body().get("refresh"), again.body().get("refresh"), "the same for who lost the answer");
        String next = "{\"refresh\":\"" + second.body().get("refresh").asText() + "\"}";
        var third = set.gateway().post("/api/v1/auth/refresh", next);
        assertEquals(200, third.status(), third.text());
        assertEquals(401, set.gateway().post("/api/v1/auth/refresh", refresh).status());
        String newest = "{\"refresh\":\"" + third.body().get("refresh").asText() + "\"}";
        assertEquals(401, set.gateway().post("/api/v1/auth/refresh", newest).status());
    }

    /** Limits, addresses and the end of one key; and what it used, as the integrator and as staff see it. */
    @Test
    void what_staff_agree_for_one_key_holds_and_both_see_the_same_usage() {
        String username = "priced-" + UUID.randomUUID();
        var account = set.staff()
                .post(
                        "/api/integrators",
                        "{\"username\":\"" + username + "\",\"password\":\"a long enough password\","
                                + "\"groups\":[\"integrator\"],\"quota\":{\"requests_per_minute\":6000,\"burst\":1000,"
                                + "\"monthly\":500,\"price_per_call\":\"0.02\",\"exempt\":false}}");
        assertEquals(201, account.status(), account.text());
        String keys = "/api/integrators/" + account.body().get("id").asText() + "/keys";
        Call own = key(keys, "{\"name\":\"plain\"}");
        Call slow = key(
                keys,
                "{\"name\":\"slow\",\"quota\":{\"requests_per_minute\":1,\"burst\":2,\"price_per_call\":\"0.02\"}}");
        Call elsewhere = key(keys, "{\"name\":\"elsewhere\",\"allowed_ips\":[\"192.0.2.0/24\"]}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(403, elsewhere.get(RATES).status()));

        assertEquals(200, own.get(RATES).status());
        assertEquals(200, slow.get(RATES).status());
        assertEquals(200, slow.get(RATES).status());
        var refused = slow.get(RATES);
        assertEquals(429, refused.status());
        assertTrue(refused.response().headers().firstValue("Retry-After").isPresent());

        JsonNode seen = own.get("/api/v1/usage").body();
        assertEquals(4, seen.at("/account/calls").asLong());
        assertEquals(496, seen.at("/left").asLong());
        assertEquals("0.08", seen.at("/account/price").asText());
        String id = account.body().get("id").asText();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode staffs = null;
            for (JsonNode row : set.staff().get("/api/usage").body().get("accounts")) {
                staffs = row.get("account_id").asText().equals(id) ? row : staffs;
            }
            assertEquals(4, staffs.get("calls").asLong());
            assertEquals(496, staffs.get("left").asLong());
            assertEquals("0.08", staffs.get("price").asText());
            assertTrue(staffs.get("keys").findValuesAsText("calls").equals(List.of("2", "2")), staffs.toString());
        });
        String page = set.staff().get("/usage").text();
        List<String> ofAccount = Stream.of(page.substring(page.indexOf(username + "</a>"))
                        .split("</tr>")[0]
                        .split("<[^>]*>"))
                .filter(cell -> !cell.isBlank())
                .toList();
        assertEquals(List.of(username, "all", "4", "500", "496", "0.02", "0.08 USD"), ofAccount, page);
    }

    private Call key(String keys, String terms) {
        var made = set.staff().post(keys, terms);
        assertEquals(201, made.status(), made.text());
        return set.gateway().with("X-API-Key", made.body().get("key").asText());
    }

    @Test
    void an_account_that_staff_end_stops_within_five_seconds_at_every_gateway() {
        String name = "ending-" + UUID.randomUUID();
        var account = set.staff()
                .post(
                        "/api/integrators",
                        "{\"username\":\"" + name
                                + "\",\"password\":\"a password of some length\",\"groups\":[\"integrator\"]}");
        assertEquals(201, account.status(), account.text());
        String path = "/api/integrators/" + account.body().get("id").asText();
        String key = set.staff()
                .post(path + "/keys", "{\"name\":\"till\"}")
                .body()
                .get("key")
                .asText();
        try (GatewayProcess other = new GatewayProcess(set)) {
            other.awaitReady();
            List<Call> gateways = List.of(set.gateway(), other.call());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> gateways.forEach(gateway -> assertEquals(
                            200, gateway.with("X-API-Key", key).get(RATES).status())));
            String token = set.gateway()
                    .post(
                            "/api/v1/auth/token",
                            "{\"username\":\"" + name + "\",\"password\":\"a password of some length\"}")
                    .body()
                    .get("access")
                    .asText();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> gateways.forEach(gateway -> assertEquals(
                            200,
                            gateway.with("Authorization", "Bearer " + token)
                                    .get(RATES)
                                    .status())));

            var ended = set.staff().put(path, "{\"active\":false}");
            assertTrue(ended.status() < 300, ended.text());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> gateways.forEach(gateway -> {
                        assertEquals(
                                401, gateway.with("X-API-Key", key).get(RATES).status());
                        assertEquals(
                                401,
                                gateway.with("Authorization", "Bearer " + token)
                                        .get(RATES)
                                        .status());
                    }));
        }
    }

    @Test
    void a_revoked_key_stops_within_five_seconds() {
        JsonNode integrators = set.staff().get("/api/integrators").body();
        String account = integrators.findValue("id").asText();
        var made = set.staff().post("/api/integrators/" + account + "/keys", "{\"name\":\"short-lived\"}");
        assertEquals(201, made.status(), made.text());
        String key = made.body().get("key").asText();
        Call caller = set.gateway().with("X-API-Key", key);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(200, caller.get(RATES).status()));

        var revoked = set.staff()
                .delete("/api/integrators/" + account + "/keys/"
                        + made.body().get("id").asText());
        assertEquals(204, revoked.status(), revoked.text());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(401, caller.get(RATES).status()));
    }
}
