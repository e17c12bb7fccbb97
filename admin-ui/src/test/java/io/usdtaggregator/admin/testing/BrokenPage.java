package io.usdtaggregator.admin.testing;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A page with a fault that nobody foresaw. */
@Path(BrokenPage.PATH)
public class BrokenPage {
    public static final String PATH = "/broken-for-tests";

    @GET
    public Uni<String> show() {
        throw new IllegalStateException("a detail that no reader may see");
    }
}
