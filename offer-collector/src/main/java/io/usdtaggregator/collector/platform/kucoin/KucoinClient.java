package io.usdtaggregator.collector.platform.kucoin;

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

/** KuCoin's list of adverts; the side is the maker's. */
@RegisterRestClient(configKey = "platform")
@Path("/_api/otc/ad/list")
@Produces(MediaType.APPLICATION_JSON)
public interface KucoinClient {
    int ROWS = 50;

    /** @param url the base URL of the platform */
    @GET
    @ClientQueryParam(name = "currency", value = "USDT")
    @ClientQueryParam(name = "pageSize", value = "50")
    @ClientQueryParam(name = "status", value = "PUTUP")
    @ClientQueryParam(name = "lang", value = "en_US")
    @Timeout
    @CircuitBreaker
    @Bulkhead
    Uni<RestResponse<byte[]>> adverts(
            @Url String url, @RestQuery String side, @RestQuery String legal, @RestQuery int page);

    /** The maker's side: a client who buys needs makers who sell. */
    static String side(Market market) {
        return market.tradeType().makerSide().name();
    }
}
