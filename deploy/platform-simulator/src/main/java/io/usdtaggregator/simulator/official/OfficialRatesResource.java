package io.usdtaggregator.simulator.official;

import io.usdtaggregator.simulator.control.BadControl;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The European Central Bank's daily reference rates: units for 1 euro, of today. */
@Path("/")
public class OfficialRatesResource {
    private static final BigDecimal AT_START = new BigDecimal("1.0842");

    private volatile BigDecimal usdPerEur = AT_START;
    private volatile boolean broken;

    /** @param broken the document is answered as an HTML page instead; left out: no */
    public record ToSet(BigDecimal usd, boolean broken) {}

    @GET
    @Path("official-rates.xml")
    @Produces(MediaType.TEXT_XML)
    public Response daily() {
        return broken
                ? Response.ok("<!DOCTYPE html><html><body>Maintenance</body></html>", MediaType.TEXT_HTML)
                        .build()
                : Response.ok(document()).build();
    }

    @PUT
    @Path("control/official-rates")
    public ToSet set(ToSet rates) {
        if (rates == null || rates.usd() == null || rates.usd().signum() <= 0) {
            throw new BadControl("usd", "a decimal above 0");
        }
        usdPerEur = rates.usd();
        broken = rates.broken();
        return rates;
    }

    private String document() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                <gesmes:subject>Reference rates</gesmes:subject>
                <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
                <Cube><Cube time='%s'><Cube currency='USD' rate='%s'/><Cube currency='GBP' rate='0.8511'/></Cube></Cube>
                </gesmes:Envelope>
                """.formatted(LocalDate.now(ZoneOffset.UTC), usdPerEur.toPlainString());
    }
}
