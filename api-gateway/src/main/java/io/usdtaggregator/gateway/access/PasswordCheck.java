package io.usdtaggregator.gateway.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.PasswordHash;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Checks passwords on two threads of its own; who does not exist takes as long as who does. */
@Singleton
public class PasswordCheck {
    private static final int THREADS = 2;
    private static final int WAITING = 64;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "password-check");
                thread.setDaemon(true);
                return thread;
            });

    /** Whether the account is there, active, and has this password. */
    Uni<Boolean> matches(Optional<Account> account, String password) {
        String hash = account.map(Account::passwordHash).orElse(PasswordHash.OF_NOBODY);
        return Uni.createFrom()
                .item(() -> PasswordHash.matches(password, hash))
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> Problem.unavailable(
                        "busy", "Too many logins at once; try again shortly", Duration.ofSeconds(2)))
                .map(right -> right && account.filter(Account::active).isPresent());
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
