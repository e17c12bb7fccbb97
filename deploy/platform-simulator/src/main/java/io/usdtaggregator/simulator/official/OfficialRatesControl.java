package io.usdtaggregator.simulator.official;

import io.usdtaggregator.simulator.control.BadControl;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;

/** Sets the bank's dollar, or breaks its document. */
@Path("/control/official-rates")
public class OfficialRatesControl {
    private final EcbDocument document;

    OfficialRatesControl(EcbDocument document) {
        this.document = document;
    }

    /** @param broken the document is answered as an HTML page instead; left out: no */
    public record ToSet(BigDecimal usd, boolean broken) {}

    @PUT
    public ToSet set(ToSet rates) {
        if (rates == null || rates.usd() == null || rates.usd().signum() <= 0) {
            throw new BadControl("usd", "a decimal above 0");
        }
        document.set(rates.usd(), rates.broken());
        return rates;
    }
}
