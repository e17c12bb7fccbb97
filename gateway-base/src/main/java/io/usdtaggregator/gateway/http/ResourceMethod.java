package io.usdtaggregator.gateway.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A method of a resource that answers calls: its HTTP method and its path, such as {@code /api/v1/quotes/{id}}. */
public record ResourceMethod(String httpMethod, String path, Pattern pattern, Method method) {

    /** Those of all resources. */
    public static List<ResourceMethod> all(BeanManager beans) {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getMethods()).flatMap(ResourceMethod::of))
                .toList();
    }

    /** None where the method answers no calls; several where it answers calls of several HTTP methods. */
    public static Stream<ResourceMethod> of(Method method) {
        String path = path(method);
        Pattern pattern = Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+") + "/?");
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(http -> new ResourceMethod(http.value(), path, pattern, method));
    }

    /** The path that a resource's method is annotated with, behind that of its class. */
    static String path(Method method) {
        return Stream.of(method.getDeclaringClass(), method)
                .map(part -> part.getAnnotation(Path.class))
                .filter(Objects::nonNull)
                .map(Path::value)
                .collect(Collectors.joining());
    }

    /** Whether this is the path of a call to it, with a slash at its end or without. */
    public boolean hasPath(String called) {
        return pattern.matcher(called).matches();
    }

    public boolean hasVariables() {
        return path.contains("{");
    }
}
