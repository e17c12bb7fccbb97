package io.usdtaggregator.base.logging;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.MDC;

/** Fields of the log records that are written meanwhile: {@code rate_id}, say, beside the framework's {@code traceId}. */
public final class LogFields {
    private LogFields() {}

    /**
     * Fields of empty text are left out; what stood there before stands there again afterwards. The fields are kept in a
     * context of one piece of work; an event loop that works for all has none, so that there the logging gets one and is
     * done next.
     */
    public static void with(Map<String, String> fields, Runnable logging) {
        Context current = Vertx.currentContext();
        if (current == null || VertxContext.isDuplicatedContext(current)) {
            log(fields, logging);
        } else {
            VertxContext.createNewDuplicatedContext(current).runOnContext(own -> log(fields, logging));
        }
    }

    private static void log(Map<String, String> fields, Runnable logging) {
        Map<String, Object> before = new HashMap<>();
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                before.put(name, MDC.get(name));
                MDC.put(name, value);
            }
        });
        try {
            logging.run();
        } finally {
            before.forEach(LogFields::putBack);
        }
    }

    private static void putBack(String name, Object before) {
        if (before == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, before);
        }
    }
}
