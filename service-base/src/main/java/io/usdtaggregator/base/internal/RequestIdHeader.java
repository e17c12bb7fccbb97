package io.usdtaggregator.base.internal;

import io.usdtaggregator.base.problem.ProblemFields;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.Optional;
import org.jboss.logging.MDC;

/** Sends the id of the request that asks for an internal call, so that both services' log lines bear it. */
public class RequestIdHeader implements ClientRequestFilter {
    static final String NAME = "X-Request-Id";

    @Override
    public void filter(ClientRequestContext request) {
        Optional.ofNullable(MDC.get(ProblemFields.REQUEST_ID))
                .ifPresent(id -> request.getHeaders().putSingle(NAME, id.toString()));
    }
}
