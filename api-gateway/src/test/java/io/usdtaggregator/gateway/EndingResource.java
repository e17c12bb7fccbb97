package io.usdtaggregator.gateway;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.documentation.deprecation.DeprecatedApi;
import io.usdtaggregator.gateway.fastpath.ResponseCache;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.model.access.Access;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Calls that end, which only {@link DeprecatedCallsTest} has. */
@NonBlocking
@Path("/api/v1/ending")
@RolesAllowed(Access.INTEGRATOR)
@IfBuildProperty(name = "gateway.test.ending-calls", stringValue = "true")
public class EndingResource {
    private final ResponseCache cache;

    EndingResource(ResponseCache cache) {
        this.cache = cache;
    }

    @GET
    @Operation(operationId = "getEnding")
    @APIResponse(responseCode = "200", description = "It.")
    @DeprecatedApi(since = "2026-01-01", sunset = "2027-01-01")
    public Response ending(@Context RoutingContext http) {
        Query query = Query.of(http);
        query.oneOf("fiat", List.of("XOF"));
        query.check();
        return cache.answer(http, () -> Answers.made(http, Map.of("fiat", "XOF"), Duration.ofSeconds(1)));
    }

    @GET
    @Path("/parts")
    @Operation(operationId = "getEndingPart")
    @SharedParameters("PaymentMethod")
    @APIResponse(responseCode = "200", description = "It.")
    @DeprecatedApi(parameter = "payment_method", since = "2026-02-01", sunset = "2027-02-01")
    public Response part() {
        return Answers.fresh(200, Map.of());
    }

    @POST
    @Path("/parts/{id}/test")
    @Operation(operationId = "testEndingPart")
    @APIResponse(responseCode = "200", description = "It.")
    @DeprecatedApi(since = "2026-03-01", sunset = "2027-03-01")
    public Response test() {
        return Answers.fresh(200, Map.of());
    }
}
