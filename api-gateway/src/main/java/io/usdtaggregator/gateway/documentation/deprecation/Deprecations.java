package io.usdtaggregator.gateway.documentation.deprecation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an OpenAPI document calls {@code deprecated}: operations and parameters, each with the days
 * {@code x-deprecated-since} and {@code x-sunset}, which begin at midnight UTC.
 */
final class Deprecations {
    static final String DEPRECATED = "deprecated";
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

    /** By method and path; those whose path has a variable are in {@link #varying}. */
    private final Map<String, Operation> fixed = new HashMap<>();

    private final List<Operation> varying = new ArrayList<>();

    private record Parameter(String in, String name, Deprecation deprecation) {}

    private record Operation(Pattern call, Optional<Deprecation> whole, List<Parameter> parameters) {
        boolean isDeprecated() {
            return whole.isPresent() || !parameters.isEmpty();
        }

        Optional<Deprecation> when(BiPredicate<String, String> sent) {
            return Stream.concat(
                            whole.stream(),
                            parameters.stream()
                                    .filter(parameter -> sent.test(parameter.in(), parameter.name()))
                                    .map(Parameter::deprecation))
                    .reduce(Deprecation::and);
        }
    }

    /** Refuses a document that calls something deprecated without saying since and until when. */
    Deprecations(JsonNode document) {
        document.path("paths").fields().forEachRemaining(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .forEach(method -> add(document, method.toUpperCase() + " " + path.getKey(), path.getValue(), method)));
    }

    boolean isEmpty() {
        return Stream.concat(fixed.values().stream(), varying.stream()).noneMatch(Operation::isDeprecated);
    }

    /**
     * What of a call is deprecated, if anything.
     *
     * @param sent whether the call has a parameter, by where it is ({@code query}, {@code header}) and its name
     */
    Optional<Deprecation> of(String method, String path, BiPredicate<String, String> sent) {
        String bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String call = (method.equals("HEAD") ? "GET" : method) + " " + bare;
        Operation known = fixed.get(call);
        return (known != null
                        ? Optional.of(known)
                        : varying.stream()
                                .filter(operation ->
                                        operation.call().matcher(call).matches())
                                .findFirst())
                .flatMap(operation -> operation.when(sent));
    }

    private void add(JsonNode document, String call, JsonNode path, String method) {
        JsonNode operation = path.path(method);
        List<Parameter> parameters = Stream.of(path, operation)
                .flatMap(holder -> elements(holder.path("parameters")))
                .map(parameter -> resolved(document, parameter))
                .flatMap(parameter -> deprecation(parameter, call + " " + name(parameter)).stream()
                        .map(when -> new Parameter(parameter.path("in").asText(), name(parameter), when)))
                .toList();
        Operation added = new Operation(
                Pattern.compile(call.replaceAll("\\{[^}]*}", "[^/]+")), deprecation(operation, call), parameters);
        if (call.contains("{")) {
            varying.add(added);
        } else {
            fixed.put(call, added);
        }
    }

    private static Optional<Deprecation> deprecation(JsonNode described, String what) {
        if (!described.path(DEPRECATED).asBoolean()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Deprecation(day(described, "x-deprecated-since"), day(described, "x-sunset")));
        } catch (DateTimeParseException | IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    what + " is deprecated without the days of its end: " + wrong.getMessage(), wrong);
        }
    }

    private static Instant day(JsonNode described, String name) {
        return LocalDate.parse(described.path(name).asText())
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asText();
    }

    private static JsonNode resolved(JsonNode document, JsonNode given) {
        return given.has("$ref") ? document.at(given.path("$ref").asText().substring(1)) : given;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.stream();
    }
}
