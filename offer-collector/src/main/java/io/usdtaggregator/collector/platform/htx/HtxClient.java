package io.usdtaggregator.collector.platform.htx;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
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

/** HTX's list of adverts; the trade type is the maker's, the page size its own. */
@RegisterRestClient(configKey = "platform")
@Path("/-/x/otc/v1/data/trade-market")
@Produces(MediaType.APPLICATION_JSON)
public interface HtxClient {
    /** HTX's number of USDT. */
    int USDT = 2;

    int ROWS = 10;

    /** @param url the base URL of the platform */
    @GET
    @ClientQueryParam(name = "coinId", value = "2")
    @ClientQueryParam(name = "payMethod", value = "0")
    @ClientQueryParam(name = "acceptOrder", value = "0")
    @ClientQueryParam(name = "country", value = "")
    @ClientQueryParam(name = "blockType", value = "general")
    @ClientQueryParam(name = "online", value = "1")
    @ClientQueryParam(name = "range", value = "0")
    @ClientQueryParam(name = "amount", value = "")
    @ClientQueryParam(name = "onlyTradable", value = "false")
    @ClientQueryParam(name = "isFollowed", value = "false")
    @Timeout
    @CircuitBreaker
    @Bulkhead
    Uni<RestResponse<byte[]>> adverts(
            @Url String url, @RestQuery int currency, @RestQuery String tradeType, @RestQuery int currPage);

    static String side(Market market) {
        return market.tradeType() == TradeType.BUY ? "sell" : "buy";
    }
}
