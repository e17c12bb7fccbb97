package io.usdtaggregator.simulator.official;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The bank's document, or the page that stands in its place while it is broken. */
@Path("/official-rates.xml")
public class OfficialRatesResource {
    private static final String BROKEN = "<!DOCTYPE html><html><body>Maintenance</body></html>";

    private final EcbDocument document;

    OfficialRatesResource(EcbDocument document) {
        this.document = document;
    }

    @GET
    public Response daily() {
        return document.text()
                .map(text -> Response.ok(text, MediaType.TEXT_XML).build())
                .orElseGet(() -> Response.ok(BROKEN, MediaType.TEXT_HTML).build());
    }
}
