package io.usdtaggregator.gateway.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.ForbiddenException;
import io.usdtaggregator.base.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/** Who may read rates and is refused all the same asked for what only operators see. */
@Provider
@Priority(1)
public class OperatorsOnlyMapper extends ExceptionMapperBase<ForbiddenException> {
    @Override
    protected HttpProblem toProblem(ForbiddenException refused) {
        return Problem.forbidden("operators_only", "Only the group operator sees who is behind an offer");
    }
}
