package io.usdtaggregator.admin.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where errors become answers. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String MEDIA_TYPE = "application/problem+json";

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return answer(refusal.problem());
    }

    @ServerExceptionMapper
    Response notJson(JsonProcessingException broken) {
        return answer(Problem.of(400, "malformed", "Not JSON", "The body is not the JSON that is wanted.", null));
    }

    @ServerExceptionMapper
    Response ofTheFramework(WebApplicationException thrown) {
        int status = thrown.getResponse().getStatus();
        if (status < 400) {
            return thrown.getResponse();
        }
        return answer(Problem.of(
                status,
                "http_" + status,
                Response.Status.fromStatusCode(status) == null
                        ? "Error"
                        : Response.Status.fromStatusCode(status).getReasonPhrase(),
                null,
                null));
    }

    @ServerExceptionMapper
    Response withoutConnection(IOException lost) {
        LOG.warnf("a connection failed: %s", lost.getMessage());
        return answer(Refusal.unavailable("PostgreSQL or Redis cannot be reached; nothing was changed.")
                .problem());
    }

    @ServerExceptionMapper
    Response withoutDatabase(ClosedConnectionException lost) {
        return answer(Refusal.unavailable("PostgreSQL cannot be reached; nothing was changed.")
                .problem());
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException bug) {
        LOG.error("unexpected", bug);
        return answer(Problem.of(500, "internal", "An error of ours", "It was logged.", null));
    }

    private static Response answer(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem);
        if (problem.status() == 401) {
            answer.header("WWW-Authenticate", "Basic realm=\"staff\", charset=\"UTF-8\"");
        }
        if (problem.status() == 503) {
            answer.header("Retry-After", "2");
        }
        return answer.build();
    }
}
