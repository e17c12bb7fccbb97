package io.usdtaggregator.collector.platform.binance;

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

/** Binance's public search of adverts. It takes the trade type in the client's own terms. */
@RegisterRestClient(configKey = "platform")
@Path("/bapi/c2c/v2/friendly/c2c/adv/search")
@Produces(MediaType.APPLICATION_JSON)
public interface BinanceClient {
    /** The most that the platform gives at once. */
    int ROWS = 20;

    /** @param url the base URL of the platform */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Timeout
    @CircuitBreaker
    @Bulkhead
    Uni<RestResponse<byte[]>> adverts(@Url String url, BinanceSearch search);
}
