package io.usdtaggregator.collector.platform;

import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.reads.ReadStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The five ways in which reading a platform can end (docs/domain.md, 1). Only {@link Read} replaces a book. */
public sealed interface ReadOutcome {

    ReadStatus status();

    default <T> T fold(Function<Read, T> read, Function<Failure, T> failure) {
        return this instanceof Read good ? read.apply(good) : failure.apply((Failure) this);
    }

    /**
     * The platform answered with its book, perhaps an empty one.
     *
     * @param flags whether it was cut at the ceiling, or is incomplete
     */
    record Read(List<Offer> offers, List<DroppedOffer> dropped, Set<BookFlag> flags) implements ReadOutcome {
        public Read {
            offers = List.copyOf(offers);
            dropped = List.copyOf(dropped);
            flags = Set.copyOf(flags);
        }

        @Override
        public ReadStatus status() {
            return ReadStatus.READ;
        }
    }

    /** A read without a book; {@code reason} is one sentence without addresses or secrets. */
    sealed interface Failure extends ReadOutcome {
        String reason();

        /** For how long the platform wants to be left alone, where it says so. */
        default Optional<Duration> retryAfter() {
            return Optional.empty();
        }
    }

    /** The platform asks for fewer requests. */
    record Throttled(Optional<Duration> retryAfter, String reason) implements Failure {
        @Override
        public ReadStatus status() {
            return ReadStatus.THROTTLED;
        }
    }

    /** No permit for a request: the budget is used up, or all collectors leave the platform alone. It was not asked. */
    record Withheld(Duration delay, String reason) implements Failure {
        @Override
        public ReadStatus status() {
            return ReadStatus.THROTTLED;
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(delay);
        }
    }

    /** The platform does not want this reader: 403, 451, a page for people. */
    record Refused(Optional<Duration> retryAfter, String reason) implements Failure {
        public Refused(String reason) {
            this(Optional.empty(), reason);
        }

        @Override
        public ReadStatus status() {
            return ReadStatus.REFUSED;
        }
    }

    /** An answer that is not of the agreed shape. */
    record Malformed(String reason) implements Failure {
        @Override
        public ReadStatus status() {
            return ReadStatus.MALFORMED;
        }
    }

    /** No answer in time. */
    record Unreachable(String reason) implements Failure {
        @Override
        public ReadStatus status() {
            return ReadStatus.UNREACHABLE;
        }
    }
}
