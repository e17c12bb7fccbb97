package io.usdtaggregator.base.internal.webhooks;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.CallFailureMapper;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.internal.RequestIdHeader;
import io.usdtaggregator.base.internal.ServiceTokenHeader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The webhooks of all accounts and what was sent to them; any gateway tells those of all. */
@Path("/internal/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@InternalApi
@RegisterRestClient(configKey = "gateway")
@RegisterProvider(ServiceTokenHeader.class)
@RegisterProvider(RequestIdHeader.class)
@RegisterProvider(CallFailureMapper.class)
@Timeout(8000)
@Retry(
        maxRetries = 1,
        delay = 50,
        jitter = 25,
        retryOn = {ProcessingException.class, IOException.class})
@CircuitBreaker(
        requestVolumeThreshold = 10,
        delay = 2000,
        skipOn = {RefusedCall.class, BulkheadException.class})
@Bulkhead(value = 8, waitingTaskQueue = 8)
public interface WebhooksApi {
    /**
     * Webhooks, oldest first, 50 a page.
     *
     * @param account whose; {@code null} for all accounts'
     * @param page from 1; {@code null} for the first
     */
    @GET
    Uni<WebhookList> webhooks(@QueryParam("account") String account, @QueryParam("page") Integer page);

    /** One webhook with its deliveries, newest first, 20 a page; 404 when there is none with this id. */
    @GET
    @Path("/{id}")
    Uni<WebhookLog> deliveries(@PathParam("id") UUID id, @QueryParam("page") Integer page);

    /**
     * Sends a finished delivery again at the end of the queue, or a pending one now; answers the delivery that is queued.
     * 404 when there is no such delivery; 422 when the webhook takes no more. Called twice it is sent twice: so it is not
     * repeated when its answer is lost.
     */
    @POST
    @Path("/{id}/deliveries/{number}/replay")
    @Retry(maxRetries = 0)
    Uni<WebhookDelivery> replay(@PathParam("id") UUID id, @PathParam("number") String number);
}
