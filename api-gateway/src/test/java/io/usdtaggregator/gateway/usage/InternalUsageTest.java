package io.usdtaggregator.gateway.usage;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.security.CallerId;
import io.usdtaggregator.gateway.usage.UsageLedger.Entry;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What staff see of calls: by day, and when a key was last used. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class InternalUsageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Quota AGREED = new Quota(600, 100, null, new BigDecimal("0.01"), false);

    @Inject
    Seed seed;

    @Inject
    UsageLedger ledger;

    private final String account = "a-" + UUID.randomUUID();

    @BeforeEach
    void ready() {
        seed.all();
        await().atMost(PATIENCE).until(() -> lastUses().getList("last_uses") != null);
    }

    @Test
    void the_days_of_a_key_make_up_its_month_with_their_price() {
        settle("k-1", "2026-03-02", 20);
        settle("k-1", "2026-03-31", 5);
        settle("", "2026-03-02", 7);
        settle("k-1", "2026-04-01", 100);

        JsonPath march = internal("/internal/usage?month=2026-03");

        String key = "usage.find { it.account_id == '" + account + "' && it.key_id == 'k-1' }";
        assertEquals(25, march.getInt(key + ".calls"));
        assertEquals(List.of("2026-03-02", "2026-03-31"), march.getList(key + ".days.day"));
        assertEquals(List.of(20, 5), march.getList(key + ".days.calls"));
        assertEquals(List.of("0.2", "0.05"), plain(march.getList(key + ".days.price")));
        String tokens = "usage.find { it.account_id == '" + account + "' && it.key_id == '' }";
        assertEquals(List.of(7), march.getList(tokens + ".days.calls"));
    }

    @Test
    void the_last_use_of_a_key_is_told_soon_after_its_call() {
        Instant aMinuteBefore = Instant.now().minus(Duration.ofMinutes(1));

        given().header("X-API-Key", Seed.KEY.text()).get("/api/v1/usage").then().statusCode(200);

        // Earlier tests used the key too: within a minute of that nothing new is noted.
        await().atMost(PATIENCE)
                .until(() -> lastUse("k-demo").filter(aMinuteBefore::isBefore).isPresent());
        Instant told = lastUse("k-demo").orElseThrow();
        assertFalse(told.isAfter(Instant.now().plusSeconds(1)), "used at " + told);
    }

    @Test
    void nobody_without_the_services_token_is_told() {
        given().get("/internal/usage/last-uses").then().statusCode(401);
    }

    private void settle(String key, String day, long calls) {
        CallerDay of = CallerDay.on(LocalDate.parse(day), new CallerId(account, key));
        ledger.settle(Map.of(new Entry(of, "era"), calls), any -> Optional.of(AGREED))
                .await()
                .atMost(PATIENCE);
    }

    private static List<String> plain(List<?> prices) {
        return prices.stream()
                .map(price ->
                        new BigDecimal(price.toString()).stripTrailingZeros().toPlainString())
                .toList();
    }

    private static JsonPath lastUses() {
        return internal("/internal/usage/last-uses");
    }

    private static Optional<Instant> lastUse(String keyId) {
        return Optional.ofNullable(lastUses().getString("last_uses.find { it.key_id == '" + keyId + "' }.used_at"))
                .map(Instant::parse);
    }

    private static JsonPath internal(String path) {
        return given().header("X-Service-Token", "test-service-token").get(path).jsonPath();
    }
}
