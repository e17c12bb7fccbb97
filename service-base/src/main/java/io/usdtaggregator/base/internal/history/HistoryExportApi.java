package io.usdtaggregator.base.internal.history;

import io.smallrye.mutiny.Multi;
import io.usdtaggregator.base.internal.CallFailureMapper;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.RequestIdHeader;
import io.usdtaggregator.base.internal.ServiceTokenHeader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** All ticks of a span as CSV, streamed as fast as they are read: a span may be years long. */
@Path("/internal")
@InternalApi
@RegisterRestClient(configKey = "engine-export")
@RegisterProvider(ServiceTokenHeader.class)
@RegisterProvider(RequestIdHeader.class)
@RegisterProvider(CallFailureMapper.class)
public interface HistoryExportApi {
    String CSV = "text/csv;charset=UTF-8";

    /** A line of column names, then the ticks, oldest first; the parameters are those of {@link HistoryApi#ticks}. */
    @GET
    @Path("/ticks.csv")
    @Produces(CSV)
    Multi<byte[]> csv(
            @QueryParam("subject") String subject,
            @QueryParam("source") String source,
            @QueryParam("from") String from,
            @QueryParam("to") String to);
}
