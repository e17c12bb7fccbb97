package io.usdtaggregator.gateway.http.input;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemFields;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Whoever sends a body says what it is, and sends one only where one is read. */
public class BodyRules {

    @ServerRequestFilter(nonBlocking = true, priority = Priorities.HEADER_DECORATOR)
    public void check(ResourceInfo resource, RoutingContext http) {
        HttpMethod method = http.request().method();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS) {
            return;
        }
        MultiMap headers = http.request().headers();
        boolean reads =
                Stream.of(resource.getResourceMethod().getParameterTypes()).anyMatch(Class::isRecord);
        if (reads && !headers.contains(HttpHeaders.CONTENT_TYPE)) {
            throw ProblemFields.of(415);
        }
        if (!reads && hasBody(headers)) {
            throw Problem.invalid(FieldError.of("body", "not_allowed", "this call has no body"));
        }
    }

    private static boolean hasBody(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return headers.contains(HttpHeaders.TRANSFER_ENCODING) || length != null && !length.equals("0");
    }
}
