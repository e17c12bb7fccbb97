package io.usdtaggregator.base.internal.history;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.CallFailureMapper;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.internal.RequestIdHeader;
import io.usdtaggregator.base.internal.ServiceTokenHeader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The past of a market or corridor, as the rate-engine keeps it. A subject is a market's key ({@code XOF:CI:BUY}) or a
 * corridor's ({@code XOF:CI:GHS:-}); a source is {@code policy} or the code of a platform.
 */
@Path("/internal")
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
public interface HistoryApi {
    /**
     * Ticks, oldest first.
     *
     * @param from an instant such as 2026-11-23T12:00:00Z, included; {@code null} for a day before {@code to}
     * @param to an instant, excluded; {@code null} for now
     * @param cursor {@code next_cursor} of the page before, {@code null} for the first
     * @param limit 1 to 1000, {@code null} for 100
     */
    @GET
    @Path("/ticks")
    Uni<TickPage> ticks(
            @QueryParam("subject") String subject,
            @QueryParam("source") String source,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit);

    /**
     * Candles, oldest first.
     *
     * @param interval 1m, 5m, 15m, 1h, 4h or 1d
     * @param timeZone whose days {@code 1d} means, as IANA names it; {@code null} for UTC
     */
    @GET
    @Path("/candles")
    Uni<CandleList> candles(
            @QueryParam("subject") String subject,
            @QueryParam("source") String source,
            @QueryParam("interval") String interval,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("tz") String timeZone);

    /** The rate or cross rate that was published under this id; 404 for an id that was never published. */
    @GET
    @Path("/rates/{rate_id}")
    Uni<PublishedRecord> published(@PathParam("rate_id") String rateId);
}
