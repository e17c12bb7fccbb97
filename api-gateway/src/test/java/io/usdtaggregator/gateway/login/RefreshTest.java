package io.usdtaggregator.gateway.login;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisConfig;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A family of refresh tokens has one live branch, and an end. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class RefreshTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @Inject
    RedisDataSource redis;

    @Inject
    RedisCommands reactive;

    @Inject
    ReactiveRedisDataSource source;

    @Inject
    RedisConfig config;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE).until(() -> login().statusCode() == 200);
    }

    @Test
    void each_token_gives_the_next_and_a_pair_that_reads() {
        String first = begun();
        Response second = refresh(first).then().statusCode(200).extract().response();
        assertNotEquals(first, next(second));
        given().header("Authorization", "Bearer " + second.jsonPath().getString("access"))
                .get("/api/v1/currencies")
                .then()
                .statusCode(200);
        refresh(next(second)).then().statusCode(200);
    }

    @Test
    void an_older_token_ends_the_family_and_is_counted() {
        double before = reused();
        String first = begun();
        String second = next(refresh(first));
        String third = next(refresh(second));
        isOver(first);
        isOver(third);
        assertEquals(before + 1, reused());
    }

    @Test
    void who_lost_the_answer_gets_the_same_token_again() {
        String first = begun();
        String second = next(refresh(first));
        assertEquals(second, next(refresh(first)));
        assertEquals(second, next(refresh(first)));
        refresh(second).then().statusCode(200);
    }

    @Test
    void after_ten_seconds_the_token_before_ends_the_family() {
        String first = begun();
        String second = next(refresh(first));
        earlier(first, "used_at", RefreshTokens.REPETITION.minusSeconds(3));
        assertEquals(second, next(refresh(first)));
        earlier(first, "used_at", Duration.ofSeconds(4));
        isOver(first);
        isOver(second);
    }

    @Test
    void two_at_once_get_one_and_the_same_branch() {
        String first = begun();
        Executor ofItsOwn = task -> new Thread(task).start();
        List<CompletableFuture<String>> both = Stream.of(1, 2, 3, 4)
                .map(n -> CompletableFuture.supplyAsync(() -> next(refresh(first)), ofItsOwn))
                .toList();
        Set<String> given =
                Set.copyOf(both.stream().map(CompletableFuture::join).toList());
        assertEquals(1, given.size());
        refresh(given.iterator().next()).then().statusCode(200);
    }

    @Test
    void a_made_up_token_of_a_family_ends_it() {
        String first = begun();
        isOver(first.substring(0, first.length() - 4) + "AAAA");
        isOver(first);
        isOver(UUID.randomUUID() + first.substring(36));
        isOver("nonsense");
    }

    @Test
    void a_new_password_ends_what_began_with_the_old_one() {
        String first = begun();
        seed.password("another horse battery staple");
        await().atMost(PATIENCE).until(() -> login().statusCode() == 401);
        isOver(first);
        assertFalse(redis.key(String.class).exists(family(first)));
    }

    @Test
    void a_deactivated_account_has_to_log_in_again_though_it_was_activated_meanwhile() {
        String first = begun();
        String second = begun();
        seed.access(false, true);
        await().atMost(PATIENCE).until(() -> login().statusCode() == 401);
        isOver(first);
        await().atMost(PATIENCE).until(() -> !redis.key(String.class).exists(family(second)));
        seed.all();
        await().atMost(PATIENCE).until(() -> login().statusCode() == 200);
        isOver(second);
    }

    @Test
    void after_thirty_days_a_family_ends_however_often_it_was_renewed() {
        String first = begun();
        earlier(first, "begun_at", RefreshTokens.LONGEST_LIFE.minusHours(1));
        String second = next(refresh(first));
        assertTrue(redis.key(String.class).pttl(family(second))
                <= Duration.ofHours(1).toMillis());
        earlier(second, "begun_at", Duration.ofHours(1));
        isOver(second);
    }

    @Test
    void where_an_account_has_too_many_families_the_oldest_ends() {
        RefreshTokens tokens = new RefreshTokens(reactive, meters);
        Account account = new Account("a-" + UUID.randomUUID(), "n", "hash", Set.of(), true, Quota.ofNewAccount());
        List<String> begun = new ArrayList<>();
        for (int i = 0; i <= RefreshTokens.MOST_FAMILIES; i++) {
            begun.add(tokens.begin(account).await().atMost(PATIENCE));
            earlier(begun.get(i), "begun_at", Duration.ZERO);
        }
        List<String> alive = begun.stream()
                .filter(token -> redis.key(String.class).exists(family(token)))
                .toList();
        assertEquals(RefreshTokens.MOST_FAMILIES, alive.size());
        assertTrue(alive.contains(begun.get(RefreshTokens.MOST_FAMILIES)));
    }

    @Test
    void a_family_that_begins_while_all_of_its_account_end_ends_with_them() {
        RefreshTokens tokens = new RefreshTokens(reactive, meters);
        Account account = new Account("a-" + UUID.randomUUID(), "n", "hash", Set.of(), true, Quota.ofNewAccount());
        String before = tokens.begin(account).await().atMost(PATIENCE);
        List<String> meanwhile = new ArrayList<>();
        RedisCommands overtaken = new RedisCommands(source, config, meters) {
            @Override
            public Uni<io.vertx.mutiny.redis.client.Response> run(String command, String... arguments) {
                return super.run(command, arguments)
                        .call(() -> command.equals("ZRANGE") && meanwhile.isEmpty()
                                ? tokens.begin(account).invoke(meanwhile::add)
                                : Uni.createFrom().voidItem());
            }
        };

        new RefreshTokens(overtaken, meters).endAll(account.id()).await().atMost(PATIENCE);

        assertFalse(redis.key(String.class).exists(family(before)));
        assertFalse(redis.key(String.class).exists(family(meanwhile.get(0))));
        assertFalse(redis.key(String.class).exists(RedisKeys.refreshFamilies(account.id())));
    }

    @Test
    void redis_knows_no_token() {
        String first = begun();
        String second = next(refresh(first));
        String kept = redis.hash(String.class).hgetall(family(second)).toString();
        assertFalse(kept.contains(first.substring(37)) || kept.contains(second.substring(37)), kept);
    }

    private void earlier(String token, String field, Duration by) {
        redis.hash(String.class).hincrby(family(token), field, -by.toMillis());
    }

    private double reused() {
        return meters.counter("gateway.refresh.reused").count();
    }

    private static String family(String token) {
        return RedisKeys.refreshFamily(token.substring(0, 36));
    }

    private static void isOver(String token) {
        refresh(token).then().statusCode(401).body("code", equalTo("invalid_refresh_token"));
    }

    private static String begun() {
        return next(login());
    }

    private static String next(Response pair) {
        return pair.then().statusCode(200).extract().jsonPath().getString("refresh");
    }

    private static Response login() {
        return given().contentType("application/json")
                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                .post("/api/v1/auth/token");
    }

    private static Response refresh(String token) {
        return given().contentType("application/json")
                .body(Map.of("refresh", token))
                .post("/api/v1/auth/refresh");
    }
}
