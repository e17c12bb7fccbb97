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
        return own(vertx, work);
    }

    /**
     * Always a new context: work that runs side by side on one would share a session, which Hibernate Reactive refuses.
     * What comes of it is handed back on the caller's context, where it has one.
     */
    static <T> Uni<T> own(Vertx vertx, Supplier<Uni<T>> work) {
        Context caller = Vertx.currentContext();
        Uni<T> done = Uni.createFrom().emitter(result -> {
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(
                    started -> Uni.createFrom().deferred(work::get).subscribe().with(result::complete, result::fail));
        });
        return caller == null ? done : done.emitOn(next -> caller.runOnContext(back -> next.run()));
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
