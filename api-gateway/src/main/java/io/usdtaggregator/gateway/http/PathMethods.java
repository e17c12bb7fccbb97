package io.usdtaggregator.gateway.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells in a 405 which methods the path has, as the resources say it. */
@Singleton
public class PathMethods {
    private static final int NOT_ALLOWED = 405;

    private final List<Known> known;

    PathMethods(BeanManager beans) {
        known = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getMethods()).flatMap(method -> Known.of(type, method)))
                .toList();
    }

    private record Known(Pattern path, String method) {
        static Stream<Known> of(Class<?> type, Method method) {
            return Stream.of(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .filter(kind -> kind.isAnnotationPresent(HttpMethod.class))
                    .map(kind -> new Known(
                            pattern(type, method),
                            kind.getAnnotation(HttpMethod.class).value()));
        }

        private static Pattern pattern(Class<?> type, Method method) {
            String path = type.getAnnotation(Path.class).value()
                    + (method.isAnnotationPresent(Path.class)
                            ? method.getAnnotation(Path.class).value()
                            : "");
            return Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+") + "/?");
        }
    }

    @ServerResponseFilter
    public void name(ContainerResponseContext answer, RoutingContext http) {
        if (answer.getStatus() == NOT_ALLOWED && !answer.getHeaders().containsKey("Allow")) {
            answer.getHeaders().putSingle("Allow", String.join(", ", of(http.normalizedPath())));
        }
    }

    Set<String> of(String path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        known.stream().filter(one -> one.path().matcher(path).matches()).forEach(one -> methods.add(one.method()));
        if (methods.contains("GET") && !methods.contains("HEAD")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
