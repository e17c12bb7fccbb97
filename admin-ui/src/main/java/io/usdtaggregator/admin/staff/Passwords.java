package io.usdtaggregator.admin.staff;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.password.PasswordHash;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** Hashes and checks passwords on two threads of their own: never on the event loop, never more at once. */
@ApplicationScoped
public class Passwords {
    private static final int AT_ONCE = 2;

    private final WorkerExecutor workers;

    Passwords(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("passwords", AT_ONCE);
    }

    /** The hash to keep of a password. */
    public Uni<String> hash(String password) {
        return workers.executeBlocking(() -> PasswordHash.of(password), false);
    }

    /** Whether the password is the one that the hash was made of. */
    public Uni<Boolean> matches(String password, String hash) {
        return workers.executeBlocking(() -> PasswordHash.matches(password, hash), false);
    }

    @PreDestroy
    void stop() {
        workers.closeAndForget();
    }
}
