package io.usdtaggregator.base.logging;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import org.jboss.logging.MDC;

/** Fields of the log records that are written meanwhile: {@code rate_id}, say, beside the framework's {@code traceId}. */
public final class LogFields {
    private LogFields() {}

    /**
     * Fields of empty text are left out. The fields are kept in a context of one piece of work; an event loop that works for
     * all has none, so that there the logging gets one and is done next.
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
        fields.forEach((name, value) -> {
            if (!value.isEmpty()) {
                MDC.put(name, value);
            }
        });
        try {
            logging.run();
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }
}
