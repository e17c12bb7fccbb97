package io.usdtaggregator.base.redis;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Where a {@link LiveValue} comes from.
 *
 * @param <T> the whole value, immutable
 */
public interface LiveSource<T> {

    /** The Redis channel that announces changes. */
    String channel();

    /** The version that Redis has now, cheaply; empty when Redis has no value. */
    Uni<Optional<Long>> version();

    /** Reads the whole value; empty when Redis has none, and then the held one stays. */
    Uni<Optional<T>> read(Optional<T> held);

    /** The version of a value in memory. */
    long versionOf(T value);

    /** Whether a message may be about this value; where none is held, nothing is read for one about another. */
    default boolean concerns(String message) {
        return true;
    }

    /**
     * What a message makes of the held value: the same instance when it does not concern it, empty when the whole must
     * be read again (a version is missing, say).
     */
    Uni<Optional<T>> apply(T held, String message);

    /** Whether a message tells that Redis still has the held value: who writes it says so now and then. */
    default boolean confirms(T held, String message) {
        return false;
    }
}
