package io.usdtaggregator.admin.page;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** No cache keeps what staff saw: neither pages nor JSON. */
class NoStoreFilter {
    @ServerResponseFilter
    void filter(ContainerResponseContext answer) {
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
