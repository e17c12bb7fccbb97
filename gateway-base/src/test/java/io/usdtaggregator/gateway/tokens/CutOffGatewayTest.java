package io.usdtaggregator.gateway.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.tokens.SigningKey.PublishedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** Two gateways rotate their keys; one of them cannot reach PostgreSQL meanwhile. */
class CutOffGatewayTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SigningKey old =
            SigningKey.generate(Instant.now().minusSeconds(60), Instant.now().minusSeconds(60));
    private final SigningKey next =
            SigningKey.generate(Instant.now().minusSeconds(30), Instant.now().minusSeconds(30));
    private volatile Supplier<Uni<List<SigningKey>>> database =
            () -> Uni.createFrom().item(List.of(old));
    private final SigningKeys cutOff = gateway(() -> database.get());
    private final SigningKeys other = gateway(() -> Uni.createFrom().item(List.of(next, old)));

    @Test
    void a_token_of_a_key_that_it_could_not_read_is_a_503_until_it_can() throws ParseException {
        read(cutOff);
        read(other);
        String fresh = token(other);
        String earlier = token(cutOff);
        assertThrows(ParseException.class, () -> verify(fresh));

        database = () -> Uni.createFrom().failure(new IllegalStateException("no connection"));
        read(cutOff);
        HttpProblem notNow = assertThrows(HttpProblem.class, () -> verify(fresh));
        assertEquals(503, notNow.getStatusCode());
        assertEquals("5", notNow.getHeaders().get("Retry-After"));
        assertEquals("a", verify(earlier).getSubject(), "what it knows goes on");
        assertThrows(ParseException.class, () -> verify(earlier.substring(0, earlier.length() - 8) + "AAAAAAAA"));

        database = () -> Uni.createFrom().item(List.of(next, old));
        read(cutOff);
        assertEquals("a", verify(fresh).getSubject());
    }

    /** API keys need no signing key, so that a database that is out for long does not keep a gateway from its callers. */
    @Test
    void it_waits_for_its_keys_before_it_is_ready_and_does_without_once_postgresql_was_out_for_long() {
        AtomicLong clock = new AtomicLong();
        SigningKeys starting = gateway(() -> database.get(), clock::get);
        database = () -> Uni.createFrom().failure(new IllegalStateException("no connection"));
        for (int second = 0; second < 10; second++) {
            read(starting);
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertFalse(starting.wereReadOrAreOut());

        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        assertTrue(starting.wereReadOrAreOut());

        SigningKeys another = gateway(() -> database.get(), clock::get);
        database = () -> Uni.createFrom().item(List.of(old));
        assertFalse(another.wereReadOrAreOut());
        read(another);
        assertTrue(another.wereReadOrAreOut());
    }

    private JsonWebToken verify(String token) throws ParseException {
        JWTAuthContextInfo rules = new JWTAuthContextInfo();
        rules.setIssuedBy("us");
        rules.setExpectedAudience(Set.of("all"));
        return new AccessTokenVerifier(cutOff).parse(token, rules);
    }

    private static String token(SigningKeys keys) {
        return new AccessTokens(new TokenSigner(keys), TestTokens.with(Map.of())).issue("a", Set.of("integrator"), "t");
    }

    private static SigningKeys gateway(Supplier<Uni<List<SigningKey>>> read) {
        return gateway(read, System::nanoTime);
    }

    private static SigningKeys gateway(Supplier<Uni<List<SigningKey>>> read, LongSupplier nanoTime) {
        SigningKeyStore store =
                new SigningKeyStore(null, null, new KeySeal(Optional.empty()), null, TestTokens.with(Map.of())) {
                    @Override
                    Uni<List<SigningKey>> keys() {
                        return Uni.createFrom().deferred(read::get);
                    }
                };
        RetiredKeys none = new RetiredKeys(null, TestTokens.with(Map.of())) {
            @Override
            Uni<List<PublishedKey>> published(Instant now) {
                return Uni.createFrom().item(List.of());
            }
        };
        return new SigningKeys(store, none, TestTokens.with(Map.of()), nanoTime);
    }

    private static void read(SigningKeys gateway) {
        gateway.read().onFailure().recoverWithNull().await().atMost(PATIENCE);
    }
}
