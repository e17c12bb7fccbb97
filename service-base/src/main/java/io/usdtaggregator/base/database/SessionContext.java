package io.usdtaggregator.base.database;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * Gives work on the database a Vert.x context of its own where the caller has none (a Redis message, a timer, a test):
 * Hibernate Reactive keeps its session there, and refuses to work without. A request's own context is used as it is.
 */
final class SessionContext {
    private static final String UNSAFE = "this context is not one of a request's own";

    private SessionContext() {}

    static <T> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work) {
        if (isUsable()) {
            return Uni.createFrom().deferred(work::get);
        }
        return Uni.createFrom().emitter(caller -> {
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(
                    started -> Uni.createFrom().deferred(work::get).subscribe().with(caller::complete, caller::fail));
        });
    }

    private static boolean isUsable() {
        if (!VertxContext.isOnDuplicatedContext()) {
            return false;
        }
        try {
            VertxContextSafetyToggle.validateContextIfExists(UNSAFE, UNSAFE);
            return true;
        } catch (IllegalStateException | UnsupportedOperationException unsafe) {
            return false;
        }
    }
}
