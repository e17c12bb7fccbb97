package io.usdtaggregator.collector.platform.okx;

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

/** OKX's whole book in one answer; the side is the maker's. */
@RegisterRestClient(configKey = "platform")
@Path("/v3/c2c/tradingOrders/books")
@Produces(MediaType.APPLICATION_JSON)
public interface OkxClient {

    /** @param url the base URL of the platform */
    @GET
    @ClientQueryParam(name = "baseCurrency", value = "USDT")
    @ClientQueryParam(name = "paymentMethod", value = "all")
    @ClientQueryParam(name = "userType", value = "all")
    @ClientQueryParam(name = "showTrade", value = "false")
    @ClientQueryParam(name = "showFollow", value = "false")
    @ClientQueryParam(name = "showAlreadyTraded", value = "false")
    @ClientQueryParam(name = "isAbleFilter", value = "false")
    @ClientQueryParam(name = "receivingAds", value = "false")
    @Timeout
    @CircuitBreaker
    @Bulkhead
    Uni<RestResponse<byte[]>> adverts(@Url String url, @RestQuery String quoteCurrency, @RestQuery String side);

    static String side(Market market) {
        return market.tradeType() == TradeType.BUY ? "sell" : "buy";
    }
}
