package io.usdtaggregator.base.internal.preview;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.CallFailureMapper;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.internal.RequestIdHeader;
import io.usdtaggregator.base.internal.ServiceTokenHeader;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
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

/** Shows what settings would change. It changes nothing itself, so that it may be repeated. */
@Path("/internal/preview")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@InternalApi
@RegisterRestClient(configKey = "engine")
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
public interface PreviewApi {
    /**
     * Each market and corridor whose number would change, or that would carry a flag worth a warning: at once, and again
     * from each instant on at which a rule begins or ends and makes it another change.
     */
    @POST
    Uni<List<RateChange>> preview(Settings proposed);
}
