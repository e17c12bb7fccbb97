package io.usdtaggregator.base.management;

import io.usdtaggregator.base.internal.InternalApi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Stands for a call between services. */
@Path("/internal/answer")
@InternalApi
public class InternalAnswer {
    @GET
    public String get() {
        return "told to services";
    }

    @POST
    public String post(String body) {
        return body;
    }
}
