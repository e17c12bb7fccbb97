package io.usdtaggregator.gateway.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.gateway.http.RequestTimes;
import io.usdtaggregator.gateway.problem.ProblemMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Asks who calls before anything is looked for, so that also what is not found, not allowed or not acceptable counts, says
 * what is left, and tells strangers nothing. What it lets pass as open the {@link AccessFilter} still judges.
 */
@Singleton
public final class Arrivals {
    private static final int AFTER_CORS = 250;
    private static final String API = "/api/v1/";
    private static final Set<String> OPEN = Set.of("/api/v1/auth/token", "/api/v1/auth/refresh", "/api/v1/status");

    private final Admission admission;
    private final RequestTimes times;

    Arrivals(Admission admission, RequestTimes times) {
        this.admission = admission;
        this.times = times;
    }

    void open(@Observes Filters filters) {
        filters.register(this::arrive, AFTER_CORS);
    }

    private void arrive(RoutingContext http) {
        String path = http.normalizedPath();
        if (!path.startsWith(API) || OPEN.contains(withoutSlash(path))) {
            http.next();
            return;
        }
        try {
            admission.admit(http).enter(http);
        } catch (HttpProblem refusal) {
            times.refused(http);
            ProblemMapper.write(refusal, http);
            return;
        }
        http.next();
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
