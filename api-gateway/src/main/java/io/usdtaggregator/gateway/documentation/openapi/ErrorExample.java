package io.usdtaggregator.gateway.documentation.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.examples.Example;

/** One error of {@code openapi/errors.json}, completed with what follows from its status and code. */
record ErrorExample(String summary, int status, String code, String detail, Object errors, Optional<Object> available) {
    private static final String INVALID = "invalid_parameter";
    private static final String TRACE = "6c1f7c4e-0d37-4f0c-8a4b-2f6c0a1a9b11";

    private record Kind(String title, String description) {}

    private static final Map<Integer, Kind> KINDS = Map.ofEntries(
            Map.entry(
                    400,
                    new Kind(
                            "A parameter is not right",
                            "A parameter or field is not right; errors names it and what is allowed.")),
            Map.entry(401, new Kind("Not authenticated", "No credential, or one that is not good; code tells which.")),
            Map.entry(403, new Kind("Not allowed", "The caller is known and may not do this.")),
            Map.entry(404, new Kind("Not found", "There is nothing under this name.")),
            Map.entry(405, new Kind("Method not allowed", "The path has no such method; Allow names those it has.")),
            Map.entry(406, new Kind("Not acceptable", "Answers have the media types of this document only.")),
            Map.entry(408, new Kind("Too slow", "A body did not arrive in time; the connection ends.")),
            Map.entry(413, new Kind("Too large", "The body is over 16 KiB.")),
            Map.entry(415, new Kind("Media type", "The body is not application/json.")),
            Map.entry(422, new Kind("Not possible", "Well-formed, and not possible: code tells why.")),
            Map.entry(
                    429, new Kind("Too many requests", "More calls than agreed; Retry-After tells when to come back.")),
            Map.entry(500, new Kind("An error of ours", "An error of ours.")),
            Map.entry(503, new Kind("Not available now", "Not available now; Retry-After tells when to come back.")));

    static ErrorExample of(Map.Entry<String, JsonNode> named) {
        JsonNode given = named.getValue();
        JsonNode errors = given.path("errors");
        int status = given.path("status").asInt(400);
        String detail = given.path("detail").asText(messages(errors));
        return new ErrorExample(
                given.path("summary").asText(detail),
                status,
                given.path("code").asText(status == 400 && !errors.isEmpty() ? INVALID : named.getKey()),
                detail,
                errors.isMissingNode() ? List.of() : DocumentFiles.value(errors),
                Optional.of(given.path("available")).filter(JsonNode::isObject).map(DocumentFiles::value));
    }

    /** What an answer of this status says in general. */
    static String description(int status) {
        return KINDS.get(status).description();
    }

    /** What an answer of this status is called. */
    static String name(int status) {
        return Stream.of(KINDS.get(status).title().split(" "))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** As the document shows it. */
    Example described() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/api/problems/" + code);
        problem.put("status", status);
        problem.put(
                "title",
                code.equals("bad_request")
                        ? "The request is not right"
                        : KINDS.get(status).title());
        problem.put("detail", detail);
        problem.put("code", code);
        problem.put("errors", errors);
        available.ifPresent(there -> problem.put("available", there));
        problem.put("trace_id", TRACE);
        return OASFactory.createExample().summary(summary).value(problem);
    }

    private static String messages(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false)
                .map(error -> error.path("message").asText())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
