package io.usdtaggregator.base.failure;

import java.util.Optional;
import java.util.stream.Stream;

/** Why something failed, for a line of the log. */
public final class FailureReason {
    private static final int DEEPEST = 10;

    private FailureReason() {}

    /** The message of the first cause of all that has one, else the name of its class; never null. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((outer, inner) -> inner)
                .or(() -> Optional.of(failure.getClass().getSimpleName()))
                .get();
    }
}
