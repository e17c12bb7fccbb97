package io.usdtaggregator.gateway.rates.parameters;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.input.Query;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The parameter {@code as_of}: the past instant that is asked for. */
public final class AsOf {
    static final String NAME = "as_of";

    private AsOf() {}

    /** The instant of a request that asks for one rightly; what is wrong with it, {@link #read} tells. */
    public static Optional<Instant> of(RoutingContext http) {
        String query = http.request().query();
        if (query == null || !query.contains(NAME) && query.indexOf('%') < 0) {
            return Optional.empty();
        }
        return read(Query.of(http));
    }

    public static Optional<Instant> read(Query query) {
        Optional<Instant> given =
                query.instant(NAME, "a past instant").map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
        return given.isPresent() && given.get().isAfter(Instant.now())
                ? query.wrong(NAME, "in_the_future", NAME + " must not lie in the future")
                : given;
    }

    public static HttpProblem pastRetention(Instant keptSince) {
        return Problem.notFound(
                "past_retention", "What was served is kept since " + keptSince + "; " + NAME + " lies before");
    }

    public static HttpProblem nothingYet(Instant at) {
        return Problem.notFound("nothing_recorded", "Nothing was published by " + at);
    }
}
