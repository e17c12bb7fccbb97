package io.usdtaggregator.engine.problem;

import io.usdtaggregator.engine.history.Database.DatabaseAway;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place that turns errors into answers. */
public class Problems {

    @ServerExceptionMapper
    public Response refused(Problem.Refused refused) {
        return refused.problem().answer();
    }

    @ServerExceptionMapper
    public Response away(DatabaseAway away) {
        return Problem.away().answer();
    }
}
