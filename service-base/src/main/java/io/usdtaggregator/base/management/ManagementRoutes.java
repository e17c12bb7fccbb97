package io.usdtaggregator.base.management;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Joins Quarkus' management interface, which answers health and metrics, with the service's own routes.
 * <ul>
 *   <li>With a port of its own ({@code MANAGEMENT_PORT}) it also takes the calls between services, which are REST resources
 *       and cannot be put there otherwise; the service's port answers neither.
 *   <li>Without one it does not listen, and the service's port answers all.
 * </ul>
 */
@ApplicationScoped
public class ManagementRoutes {
    private static final String HEALTH_AND_METRICS = "/q/";
    private static final String INTERNAL_CALLS = "/internal/";
    private static final String MARK = ManagementRoutes.class.getName();

    private final ManagementConfig config;
    private final Router service;

    ManagementRoutes(ManagementConfig config, Router service) {
        this.config = config;
        this.service = service;
    }

    void join(@Observes ManagementInterface management) {
        if (config.isOpen()) {
            management.router().route().handler(request -> {
                if (leadsTo(INTERNAL_CALLS, request)) {
                    request.put(MARK, true);
                    service.handleContext(request);
                } else {
                    request.next();
                }
            });
        } else {
            service.route().handler(request -> {
                if (leadsTo(HEALTH_AND_METRICS, request)) {
                    management.router().handleContext(request);
                } else {
                    request.next();
                }
            });
        }
    }

    /** Whether a call between services came where such calls are taken. */
    public boolean takesInternal(RoutingContext request) {
        return !config.isOpen() || request.get(MARK, false);
    }

    private static boolean leadsTo(String place, RoutingContext request) {
        return request.normalizedPath().startsWith(place);
    }
}
