package io.usdtaggregator.simulator.official;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.usdtaggregator.simulator.control.BadControl;
import io.usdtaggregator.simulator.fault.Fault;
import io.usdtaggregator.simulator.fault.Faults;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;

/** Sets the bank's dollar, or breaks its document. */
@Path("/control/official-rates")
public class OfficialRatesControl {
    private static final Fault AN_HTML_PAGE = new Fault(Fault.Kind.HTML, null, null, null);

    private final EcbDocument document;
    private final Faults faults;

    OfficialRatesControl(EcbDocument document, Faults faults) {
        this.document = document;
        this.faults = faults;
    }

    /** @param broken the document is answered as an HTML page instead; left out or false: no fault at all */
    public record ToSet(@JsonAlias("USD") BigDecimal usd, boolean broken) {}

    @PUT
    public ToSet set(ToSet rates) {
        if (rates == null || rates.usd() == null || rates.usd().signum() <= 0) {
            throw new BadControl("usd", "a decimal above 0");
        }
        document.set(rates.usd());
        if (rates.broken()) {
            faults.switchOn(Faults.OFFICIAL_RATES, AN_HTML_PAGE);
        } else {
            faults.switchOff(Faults.OFFICIAL_RATES);
        }
        return rates;
    }
}
