package io.usdtaggregator.admin.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.password.PasswordHash;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hashes and checks passwords on two threads of their own: never on the event loop, never more at once. */
@ApplicationScoped
public class Passwords {
    private final ExecutorService workers = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "passwords");
        thread.setDaemon(true);
        return thread;
    });

    public Uni<String> hash(String password) {
        return Uni.createFrom().item(() -> PasswordHash.of(password)).runSubscriptionOn(workers);
    }

    public Uni<Boolean> matches(String password, String hash) {
        return Uni.createFrom().item(() -> PasswordHash.matches(password, hash)).runSubscriptionOn(workers);
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
