package io.usdtaggregator.gateway.rates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.gateway.access.Admission;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.MadeAnswer;
import io.usdtaggregator.gateway.http.RequestTimes;
import io.usdtaggregator.gateway.problem.ProblemMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Gives an answer that is in memory before the REST layer sees the request: the same bytes and headers to the same
 * callers, without the CPU that finding the resource takes. Whatever is out of the ordinary goes on to the resource, not yet counted.
 */
@Singleton
public final class QuickAnswers {
    private static final int AFTER_THE_FRONT_DOOR = 900;

    private final AnswerMemory memory;
    private final Admission admission;
    private final RequestTimes times;
    private final Counter met;

    QuickAnswers(AnswerMemory memory, Admission admission, RequestTimes times, MeterRegistry meters) {
        this.memory = memory;
        this.admission = admission;
        this.times = times;
        this.met = meters.counter("gateway.calls.quick");
    }

    void open(@Observes Filters filters) {
        filters.register(this::answer, AFTER_THE_FRONT_DOOR);
    }

    private void answer(RoutingContext http) {
        Optional<MadeAnswer> known = isPlain(http.request()) ? memory.known(http) : Optional.empty();
        if (known.isEmpty()) {
            http.next();
            return;
        }
        met.increment();
        try {
            admission.admit(http);
        } catch (HttpProblem refusal) {
            ProblemMapper.write(refusal, http);
            times.ended(http, RequestTimes.REFUSED);
            return;
        }
        Answers.give(http, known.get());
        times.ended(http, http.normalizedPath());
    }

    /** Foreign origins, bodies and other media types are the REST layer's. */
    private static boolean isPlain(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return request.method() == HttpMethod.GET
                && !headers.contains(HttpHeaders.ORIGIN)
                && isNothing(headers.get(HttpHeaders.CONTENT_LENGTH))
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaders.EXPECT)
                && acceptsJson(headers.get(HttpHeaders.ACCEPT));
    }

    private static boolean isNothing(String length) {
        return length == null || length.equals("0");
    }

    private static boolean acceptsJson(String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }
}
