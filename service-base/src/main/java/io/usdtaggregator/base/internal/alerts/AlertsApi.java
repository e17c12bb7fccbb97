package io.usdtaggregator.base.internal.alerts;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.CallFailureMapper;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.internal.RequestIdHeader;
import io.usdtaggregator.base.internal.ServiceTokenHeader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** The stored alerts, and who acknowledged them. Each call may be repeated: a second acknowledgement changes nothing. */
@Path("/internal/alerts")
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
        requestVolumeThreshold = 10,
        delay = 2000,
        skipOn = {RefusedCall.class, BulkheadException.class})
@Bulkhead(value = 16, waitingTaskQueue = 16)
public interface AlertsApi {
    /** The newest 200, newest first; without what staff's own changes moved. */
    @GET
    Uni<AlertList> newest();

    /** What this version of the settings moved by more than the threshold, oldest first; empty when it moved nothing so far. */
    @GET
    @Path("/settings/{version}")
    Uni<AlertList> movedBySettings(@PathParam("version") long version);

    /**
     * A page in the order in which alerts were stored, oldest first: who pages so misses none.
     *
     * @param since {@code stored_at} of the last alert read, such as 2026-11-23T12:00:00Z
     * @param after the id of that alert; {@code null} for all from {@code since} on
     */
    @GET
    @Path("/stored")
    Uni<AlertPage> stored(@QueryParam("since") String since, @QueryParam("after") String after);

    /** Marks an alert as seen; 404 for an unknown id. */
    @POST
    @Path("/{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Alert> acknowledge(@PathParam("id") String id, Acknowledgement acknowledgement);
}
