package io.usdtaggregator.gateway.access;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two gateways rotate their keys; one of them cannot reach PostgreSQL meanwhile. */
class CutOffGatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Account ACCOUNT = new Account("a", "n", "h", Set.of("integrator"), true, Quota.ofNewAccount());

    private final SigningKey old =
            SigningKey.generate(Instant.now().minusSeconds(60), Instant.now().minusSeconds(60));
    private final SigningKey next =
            SigningKey.generate(Instant.now().minusSeconds(30), Instant.now().minusSeconds(30));
    private volatile Supplier<Uni<List<SigningKey>>> database =
            () -> Uni.createFrom().item(List.of(old));
    private final SigningKeys cutOff = gateway(() -> database.get());
    private final SigningKeys other = gateway(() -> Uni.createFrom().item(List.of(next, old)));

    @AfterEach
    void close() {
        cutOff.close();
        other.close();
    }

    @Test
    void a_token_of_a_key_that_it_could_not_read_is_a_503_until_it_can() {
        await().atMost(PATIENCE).until(() -> knowsKeys(cutOff) && knowsKeys(other));
        String fresh = tokens(other).issue(ACCOUNT, "t-1");
        String earlier = tokens(cutOff).issue(ACCOUNT, "t-2");
        await().atMost(PATIENCE).until(() -> refusal(fresh).getStatusCode() == 401);

        database = () -> Uni.createFrom().failure(new IllegalStateException("no connection"));
        await().atMost(PATIENCE).until(() -> refusal(fresh).getStatusCode() == 503);
        assertEquals("5", refusal(fresh).getHeaders().get("Retry-After"));
        assertEquals("a", tokens(cutOff).verify(earlier).subject(), "what it knows goes on");
        assertEquals(
                401,
                refusal(earlier.substring(0, earlier.length() - 8) + "AAAAAAAA").getStatusCode());

        database = () -> Uni.createFrom().item(List.of(next, old));
        await().atMost(PATIENCE).until(() -> cutOff.named(next.kid()).isPresent());
        assertEquals("a", tokens(cutOff).verify(fresh).subject());
    }

    private HttpProblem refusal(String token) {
        return assertThrows(HttpProblem.class, () -> tokens(cutOff).verify(token));
    }

    private static AccessTokens tokens(SigningKeys keys) {
        return new AccessTokens(keys, new Signatures(keys), "us", "all");
    }

    private static SigningKeys gateway(Supplier<Uni<List<SigningKey>>> read) {
        KeyStore store = new KeyStore(null, null, new KeySeal(Optional.empty()), Duration.ofDays(30)) {
            @Override
            Uni<List<SigningKey>> keys() {
                return Uni.createFrom().deferred(read::get);
            }
        };
        RetiredKeys none = new RetiredKeys(null, null, Duration.ofDays(760)) {
            @Override
            Uni<List<PublishedKey>> published(Instant now) {
                return Uni.createFrom().item(List.of());
            }
        };
        return new SigningKeys(store, none, Duration.ofMillis(50));
    }

    private static boolean knowsKeys(SigningKeys gateway) {
        try {
            return !gateway.published().isEmpty();
        } catch (HttpProblem notYet) {
            return false;
        }
    }
}
