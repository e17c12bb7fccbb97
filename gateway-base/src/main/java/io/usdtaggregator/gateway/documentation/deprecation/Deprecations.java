package io.usdtaggregator.gateway.documentation.deprecation;

import io.usdtaggregator.gateway.http.ResourceMethod;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What resources are annotated with {@link DeprecatedApi}. */
final class Deprecations {
    /** All calls: one that does not end may have a path that one with a variable fits too. */
    private final List<ResourceMethod> calls;

    Deprecations(List<ResourceMethod> calls) {
        this.calls = calls.stream()
                .sorted((one, other) -> Boolean.compare(one.hasVariables(), other.hasVariables()))
                .toList();
        this.calls.stream().flatMap(Deprecations::endings).forEach(Deprecation::of);
    }

    boolean isEmpty() {
        return calls.stream().flatMap(Deprecations::endings).findAny().isEmpty();
    }

    /**
     * What of a call is deprecated, if anything; of several the earliest days count.
     *
     * @param isSent whether the call has a parameter of this name
     */
    Optional<Deprecation> of(String method, String path, Predicate<String> isSent) {
        String answering = method.equals("HEAD") ? "GET" : method;
        return calls.stream()
                .filter(call -> call.httpMethod().equals(answering) && call.hasPath(path))
                .findFirst()
                .flatMap(call -> endings(call)
                        .filter(ending -> ending.parameter().isEmpty() || isSent.test(ending.parameter()))
                        .map(Deprecation::of)
                        .reduce(Deprecation::and));
    }

    private static Stream<DeprecatedApi> endings(ResourceMethod call) {
        return Stream.of(call.method().getAnnotationsByType(DeprecatedApi.class));
    }
}
