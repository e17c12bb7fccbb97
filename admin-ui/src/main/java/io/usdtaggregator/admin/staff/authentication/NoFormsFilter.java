package io.usdtaggregator.admin.staff.authentication;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The JSON interface takes no forms. Clients such as curl call an empty body one; quarkus-rest-csrf would then look for
 * the token of a form in it, over HTTP Basic too.
 */
class NoFormsFilter {
    private static final String FORM = "application/x-www-form-urlencoded";

    @ServerRequestFilter(preMatching = true)
    void filter(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null
                && type.startsWith(FORM)
                && request.getUriInfo().getPath().startsWith("/api/")) {
            request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
