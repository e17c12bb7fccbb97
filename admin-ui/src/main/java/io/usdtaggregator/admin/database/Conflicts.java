package io.usdtaggregator.admin.database;

import jakarta.persistence.OptimisticLockException;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;

/** Tells what a failed transaction failed of. */
public final class Conflicts {
    private static final String UNIQUE_VIOLATION = "23505";

    private Conflicts() {}

    /** Whether something with the same key or name was there already. */
    public static boolean isDuplicate(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof io.vertx.pgclient.PgException refused
                                && UNIQUE_VIOLATION.equals(refused.getSqlState())
                        || cause instanceof ConstraintViolationException violated
                                && UNIQUE_VIOLATION.equals(violated.getSQLState()));
    }

    /** Whether somebody else changed the same thing in the same moment. */
    public static boolean isStale(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof OptimisticLockException || cause instanceof StaleStateException);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
