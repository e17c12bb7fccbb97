package io.usdtaggregator.simulator.control;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** A control request that names something the simulator does not have. */
public class BadControl extends WebApplicationException {
    private static final long serialVersionUID = 1;

    public BadControl(String field, String allowed) {
        super(Response.status(400)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("field", field, "allowed", allowed))
                .build());
    }
}
