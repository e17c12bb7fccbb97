package io.usdtaggregator.gateway.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.password.PasswordHash;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordCheckTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<String> hashed = new CopyOnWriteArrayList<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CountDownLatch free = new CountDownLatch(1);
    private PasswordCheck check = new PasswordCheck((password, hash) -> {
        hashed.add(Thread.currentThread().getName() + ": " + hash);
        return true;
    });

    @AfterEach
    void close() {
        free.countDown();
        check.close();
    }

    @Test
    void the_same_work_is_done_whoever_exists() {
        assertTrue(matches(Optional.of(account(true))));
        assertFalse(matches(Optional.of(account(false))));
        assertFalse(matches(Optional.empty()));
        assertEquals(
                List.of(
                        "password-check: the-hash",
                        "password-check: the-hash",
                        "password-check: " + PasswordHash.OF_NOBODY),
                hashed);
        assertTrue(PasswordHash.OF_NOBODY.startsWith(PasswordHash.of("x").substring(0, 30)), "as costly as any");
    }

    @Test
    void where_too_many_wait_the_next_is_told_when_to_come_back() {
        busy();
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            waiting.add(ask("198.51.100." + i));
        }
        HttpProblem refused = problem(ask("203.0.113.1"));
        assertEquals(503, refused.getStatusCode());
        assertEquals("busy", Problem.code(refused));
        assertEquals("2", refused.getHeaders().get("Retry-After"));
        free.countDown();
        waiting.forEach(one -> assertTrue(one.join()));
    }

    @Test
    void who_sends_many_waits_behind_who_sends_one() {
        busy();
        List<CompletableFuture<Boolean>> flood = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            flood.add(ask("2001:db8::" + i));
        }
        assertEquals("busy", Problem.code(problem(ask("2001:db8::ffff"))), "no more than 16 of one subscriber wait");
        CompletableFuture<Boolean> one = ask("198.51.100.1");
        free.countDown();
        assertTrue(one.join());
        flood.forEach(CompletableFuture::join);
        assertTrue(order.indexOf("198.51.100.1") <= 5, order.toString());
    }

    @Test
    void who_has_most_waiting_gives_way_to_who_has_none() {
        busy();
        List<CompletableFuture<Boolean>> flood = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            flood.add(ask("198.51.100." + i / 16));
        }
        CompletableFuture<Boolean> one = ask("203.0.113.1");
        free.countDown();
        assertTrue(one.join());
        assertEquals(1, flood.stream().filter(each -> refused(each)).count());
    }

    /** Both threads hold a login that does not end yet. */
    private void busy() {
        CountDownLatch begun = new CountDownLatch(2);
        check.close();
        check = new PasswordCheck((password, hash) -> {
            order.add(password);
            begun.countDown();
            try {
                free.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        ask("192.0.2.1");
        ask("192.0.2.2");
        try {
            begun.await();
        } catch (InterruptedException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /** The password tells in the order who it was. */
    private CompletableFuture<Boolean> ask(String address) {
        return check.matches(Optional.of(account(true)), address, address).subscribeAsCompletionStage();
    }

    private static boolean refused(CompletableFuture<Boolean> one) {
        try {
            return !one.join();
        } catch (CompletionException busy) {
            return true;
        }
    }

    private static HttpProblem problem(CompletableFuture<Boolean> one) {
        return (HttpProblem) assertThrows(CompletionException.class, one::join).getCause();
    }

    private boolean matches(Optional<Account> account) {
        return check.matches(account, "any", "192.0.2.1").await().atMost(PATIENCE);
    }

    private static Account account(boolean active) {
        return new Account("a", "n", "the-hash", Set.of(), active, Quota.ofNewAccount());
    }
}
