package io.usdtaggregator.simulator.official;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.simulator.fault.Fault;
import io.usdtaggregator.simulator.fault.Faults;
import io.usdtaggregator.simulator.fault.FaultyAnswer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The bank's document, or what its fault makes of it. */
@Path("/official-rates.xml")
public class OfficialRatesResource {
    private static final String ANY_FIAT = "";

    private final EcbDocument document;
    private final Faults faults;
    private final FaultyAnswer faulty;

    OfficialRatesResource(EcbDocument document, Faults faults, FaultyAnswer faulty) {
        this.document = document;
        this.faults = faults;
        this.faulty = faulty;
    }

    @GET
    public Uni<Response> daily() {
        boolean empty = faults.plays(Faults.OFFICIAL_RATES, ANY_FIAT, Fault.Kind.EMPTY);
        String body = empty ? document.empty() : document.text();
        return faulty.answer(
                Faults.OFFICIAL_RATES, ANY_FIAT, new FaultyAnswer.NormalAnswer(body, body, MediaType.TEXT_XML));
    }
}
