package io.usdtaggregator.collector.platform.mexc;

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

/** MEXC's list of adverts; the trade type is the maker's. */
@RegisterRestClient(configKey = "platform")
@Path("/api/market")
@Produces(MediaType.APPLICATION_JSON)
public interface MexcClient {
    /** MEXC's name of USDT. */
    String USDT = "128f589271cb4951b03e71e6323eb7be";

    int ROWS = 50;

    /** @param url the base URL of the platform */
    @GET
    @ClientQueryParam(name = "adsType", value = "1")
    @ClientQueryParam(name = "allowTrade", value = "false")
    @ClientQueryParam(name = "amount", value = "")
    @ClientQueryParam(name = "blockTrade", value = "false")
    @ClientQueryParam(name = "coinId", value = USDT)
    @ClientQueryParam(name = "countryCode", value = "")
    @ClientQueryParam(name = "follow", value = "false")
    @ClientQueryParam(name = "haveTrade", value = "false")
    @ClientQueryParam(name = "pageSize", value = "50")
    @ClientQueryParam(name = "payMethod", value = "")
    @Timeout
    @CircuitBreaker
    @Bulkhead
    Uni<RestResponse<byte[]>> adverts(
            @Url String url, @RestQuery String currency, @RestQuery String tradeType, @RestQuery int page);

    /** The maker's side: a client who buys needs makers who sell. */
    static String side(Market market) {
        return market.tradeType().makerSide().name();
    }

    static String asset(String coinId) {
        return coinId.equals(USDT) ? "USDT" : coinId;
    }
}
