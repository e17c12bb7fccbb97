package io.usdtaggregator.collector.platform.bitget;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Bitget's public list of adverts. Any further field makes it refuse. */
@RegisterRestClient(configKey = "platform")
@Path("/v1/p2p/pub/adv/queryAdvList")
@Produces(MediaType.APPLICATION_JSON)
public interface BitgetClient {
    int ROWS = 20;

    /** @param url the base URL of the platform */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Timeout
    @CircuitBreaker
    @Bulkhead
    Uni<RestResponse<byte[]>> adverts(@Url String url, BitgetSearch search);
}
