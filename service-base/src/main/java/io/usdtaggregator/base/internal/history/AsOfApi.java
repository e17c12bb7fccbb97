package io.usdtaggregator.base.internal.history;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.CallFailureMapper;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.internal.RequestIdHeader;
import io.usdtaggregator.base.internal.ServiceTokenHeader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What callers were being told at a past instant, and what held then (docs/domain.md, section 8). An instant is such as 2026-11-23T12:00:00Z. */
@Path("/internal/as-of")
@Produces(MediaType.APPLICATION_JSON)
@InternalApi
@RegisterRestClient(configKey = "engine")
@RegisterProvider(ServiceTokenHeader.class)
@RegisterProvider(RequestIdHeader.class)
@RegisterProvider(CallFailureMapper.class)
@Timeout(4000)
@Retry(
        maxRetries = 1,
        delay = 50,
        jitter = 25,
        retryOn = {ProcessingException.class, IOException.class})
@CircuitBreaker(
        requestVolumeThreshold = 20,
        delay = 2000,
        skipOn = {RefusedCall.class, BulkheadException.class})
@Bulkhead(value = 32, waitingTaskQueue = 16)
public interface AsOfApi {
    /** The settings and official rates that held at this instant. */
    @GET
    Uni<AsOfConditions> conditions(@QueryParam("at") String at);

    /**
     * The rates of these markets as they were published then, without their offers; one that was never published is absent.
     *
     * @param source {@code policy} or the code of a platform
     * @param markets keys such as {@code XOF:CI:BUY}, at most 500
     */
    @GET
    @Path("/rates")
    Uni<AsOfRates> rates(
            @QueryParam("at") String at,
            @QueryParam("source") String source,
            @QueryParam("market") List<String> markets);

    /** The cross rate of a corridor ({@code XOF:CI:GHS:-}) as it was published then, and its two legs. */
    @GET
    @Path("/cross-rates")
    Uni<AsOfRates> crossRate(@QueryParam("at") String at, @QueryParam("corridor") String corridor);
}
