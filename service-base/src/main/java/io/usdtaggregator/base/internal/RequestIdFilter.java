package io.usdtaggregator.base.internal;

import io.usdtaggregator.base.problem.ProblemFields;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Puts the id of a request beside its log lines: the one that it brings where that is harmless, else a new one. */
@Singleton
public class RequestIdFilter {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /**
     * Before a resource is looked for, and before all other filters, as Quarkus wants of one that does not block; what was
     * put there before stays.
     */
    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 0)
    public void name(ContainerRequestContext request) {
        if (MDC.get(ProblemFields.REQUEST_ID) == null) {
            MDC.put(
                    ProblemFields.REQUEST_ID,
                    Optional.ofNullable(request.getHeaderString(RequestIdHeader.NAME))
                            .filter(given -> HARMLESS.matcher(given).matches())
                            .orElseGet(() -> UUID.randomUUID().toString()));
        }
    }
}
