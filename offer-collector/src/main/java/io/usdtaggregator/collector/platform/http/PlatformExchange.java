package io.usdtaggregator.collector.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.outgoing.AnswerTooLarge;
import io.usdtaggregator.base.outgoing.ExchangeTooLong;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.resteasy.reactive.RestResponse;

/** One exchange with a platform, from the call of its client to a page: whatever goes wrong is a failed {@link Page}. */
final class PlatformExchange {

    private PlatformExchange() {}

    /** @param reading what the JSON of a good answer holds */
    static Uni<Page> page(Supplier<Uni<RestResponse<byte[]>>> call, Function<JsonNode, Page> reading) {
        return Uni.createFrom()
                .deferred(() -> call.get())
                .map(response -> Answer.of(response).read(reading))
                .onFailure()
                .recoverWithItem(PlatformExchange::failed);
    }

    private static Page failed(Throwable failure) {
        if (failure instanceof PlatformUrls.Unusable unusable) {
            return new Page.Failed(new ReadOutcome.Unreachable(unusable.getMessage()));
        }
        if (cause(failure, IllegalArgumentException.class).isPresent()) {
            return Page.malformed("an answer whose headers make no sense");
        }
        return cause(failure, AnswerTooLarge.class)
                .map(tooLarge -> Page.malformed(tooLarge.getMessage()))
                .orElseGet(() -> new Page.Failed(new ReadOutcome.Unreachable(reason(failure))));
    }

    private static String reason(Throwable failure) {
        if (failure instanceof CircuitBreakerOpenException) {
            return "this collector's circuit to the platform is open after failures";
        }
        if (failure instanceof BulkheadException) {
            return "too many requests of this collector to the platform at once";
        }
        if (failure instanceof TimeoutException) {
            return "no complete answer in time";
        }
        return cause(failure, ExchangeTooLong.class)
                .map(Throwable::getMessage)
                .orElseGet(() -> "no connection, or it broke: "
                        + root(failure).getClass().getSimpleName());
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
