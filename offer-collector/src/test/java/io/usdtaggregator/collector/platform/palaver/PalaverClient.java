package io.usdtaggregator.collector.platform.palaver;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.Market;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Palaver's list of adverts; the side is the maker's: a client who buys needs makers who sell. */
@RegisterRestClient(configKey = "platform")
@Path("/api/adverts")
@Produces(MediaType.APPLICATION_JSON)
public interface PalaverClient {
    int ROWS = 25;

    /** @param url the base URL of the platform */
    @GET
    @ClientQueryParam(name = "coin", value = "USDT")
    @ClientQueryParam(name = "size", value = "25")
    @Timeout
    @CircuitBreaker
    @Bulkhead
    Uni<RestResponse<byte[]>> adverts(
            @Url String url, @RestQuery String money, @RestQuery String side, @RestQuery int page);

    static String side(Market market) {
        return market.tradeType().makerSide().name();
    }
}
