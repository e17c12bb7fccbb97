package io.usdtaggregator.gateway.problem;

import io.usdtaggregator.gateway.http.ResourceMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells in a 405 which methods the path has, as the resources say it. */
@Singleton
public class PathMethods {
    private static final int NOT_ALLOWED = 405;

    private final List<ResourceMethod> known;

    PathMethods(BeanManager beans) {
        known = ResourceMethod.all(beans);
    }

    @ServerResponseFilter
    public void name(ContainerResponseContext answer, RoutingContext http) {
        if (answer.getStatus() == NOT_ALLOWED && !answer.getHeaders().containsKey("Allow")) {
            answer.getHeaders().putSingle("Allow", String.join(", ", of(http.normalizedPath())));
        }
    }

    Set<String> of(String path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        known.stream().filter(one -> one.hasPath(path)).forEach(one -> methods.add(one.httpMethod()));
        if (methods.contains("GET") && !methods.contains("HEAD")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
