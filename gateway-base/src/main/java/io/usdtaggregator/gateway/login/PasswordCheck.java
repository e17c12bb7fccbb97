package io.usdtaggregator.gateway.login;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.usdtaggregator.base.password.PasswordHash;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.address.IpAddress;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;

/**
 * Checks passwords on two threads of its own; who does not exist takes as long as who does. Addresses take turns: who
 * sends many logins at once waits behind who sends one.
 */
@Startup
@Singleton
public class PasswordCheck {
    private static final int THREADS = 2;
    private static final int WAITING = 64;
    private static final int WAITING_OF_ONE_ADDRESS = 16;

    private final BiPredicate<String, String> matches;
    private final FairQueue<Waiting> queue = new FairQueue<>(WAITING, WAITING_OF_ONE_ADDRESS);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "password-check");
        thread.setDaemon(true);
        return thread;
    });

    private record Waiting(Optional<Account> account, String password, UniEmitter<? super Boolean> answer) {}

    @Inject
    PasswordCheck() {
        this(PasswordHash::matches);
        // The first use of that class hashes: now and here, not when somebody logs in on an event loop.
        threads.execute(() -> Objects.requireNonNull(PasswordHash.OF_NOBODY));
    }

    /** @param matches whether a password is the one of a hash, which costs tens of milliseconds */
    PasswordCheck(BiPredicate<String, String> matches) {
        this.matches = matches;
    }

    /** Whether the account is there, active, and has this password. */
    public Uni<Boolean> matches(Optional<Account> account, String password, String address) {
        return Uni.createFrom().emitter(answer -> {
            Optional<Waiting> refused = queue.offer(IpAddress.owner(address), new Waiting(account, password, answer));
            if (refused.isPresent()) {
                refused.get().answer.fail(busy());
            } else {
                threads.execute(this::checkNext);
            }
        });
    }

    private void checkNext() {
        queue.next().ifPresent(next -> {
            try {
                next.answer.complete(isRight(next));
            } catch (RuntimeException broken) {
                next.answer.fail(broken);
            }
        });
    }

    private boolean isRight(Waiting login) {
        String hash = login.account.map(Account::passwordHash).orElseGet(() -> PasswordHash.OF_NOBODY);
        return matches.test(login.password, hash)
                && login.account.filter(Account::active).isPresent();
    }

    private static HttpProblem busy() {
        return Problem.unavailable("busy", "Too many logins at once; try again shortly", Duration.ofSeconds(2));
    }

    @PreDestroy
    public void close() {
        threads.shutdownNow();
    }
}
