package io.usdtaggregator.base.internal.quotes;

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

/** Stores quotes and finds them again. Each call may be repeated: storing a quote twice stores it once. */
@Path("/internal/quotes")
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
public interface QuotesApi {
    /** The instant by PostgreSQL's clock, which dates all quotes and judges their age. */
    @GET
    @Path("/now")
    Uni<QuoteClock> now();

    /** Stores a quote, unless its account used the idempotency key before: answers the quote that was stored first. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<StoredQuote> store(NewQuote quote);

    /** What this key of the account's was first used for; 404 when it was not used yet. */
    @GET
    Uni<StoredQuote> byKey(@QueryParam("account") String account, @QueryParam("idempotency_key") String idempotencyKey);

    /** The quote with this id; 404 for another account than the one that asked for it. */
    @GET
    @Path("/{id}")
    Uni<StoredQuote> byId(@PathParam("id") String id, @QueryParam("account") String account);
}
