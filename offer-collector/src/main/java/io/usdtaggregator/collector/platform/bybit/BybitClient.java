package io.usdtaggregator.collector.platform.bybit;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
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

/** Bybit's public list of adverts. All values are text, and side 1 is for a client who buys. */
@RegisterRestClient(configKey = "platform")
@Path("/fiat/otc/item/online")
@Produces(MediaType.APPLICATION_JSON)
public interface BybitClient {
    int ROWS = 50;

    /** @param url the base URL of the platform */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Timeout
    @CircuitBreaker
    @Bulkhead
    Uni<RestResponse<byte[]>> adverts(@Url String url, BybitSearch search);

    /** The answer bears the same side as the request. */
    static String side(Market market) {
        return market.tradeType() == TradeType.BUY ? "1" : "0";
    }
}
