package io.usdtaggregator.gateway.documentation.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.gateway.problem.ProblemMeanings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The errors of each call: those of every call, and its own, each with an example out of {@code openapi/errors.json}. */
final class ErrorAnswers {
    private static final String PROBLEM = "application/problem+json";
    private static final List<String> OF_ALL = List.of(
            "credential_in_query",
            "bad_request",
            "origin_not_allowed",
            "method_not_allowed",
            "not_acceptable",
            "request_timeout",
            "too_large",
            "internal",
            "starting",
            "overloaded",
            "stopping");
    private static final List<String> OF_CALLERS = List.of(
            "missing_credentials",
            "ambiguous_credentials",
            "unknown_scheme",
            "malformed_key",
            "wrong_environment",
            "unknown_key",
            "revoked_key",
            "expired_key",
            "invalid_token",
            "expired_token",
            "account_inactive",
            "no_group",
            "address_not_allowed",
            "rate_limited",
            "quota_exhausted",
            "signing_keys_unavailable");

    /** Codes of errors among the services. */
    private static final Set<String> INTERNAL = Set.of("service_token", "usage_unavailable", "alerts_unavailable");

    private final Map<String, ErrorExample> examples = new LinkedHashMap<>();

    /** What calls answer with, by the names of the components. */
    private final Map<Answer, String> answers = new LinkedHashMap<>();

    private record Answer(int status, String description, List<String> examples) {}

    ErrorAnswers() {
        JsonNode all = DocumentFiles.read("errors.json");
        all.fields().forEachRemaining(named -> examples.put(named.getKey(), ErrorExample.of(named)));
    }

    /** Adds an answer for each status that the call's errors have. */
    void complete(DocumentedCall call) {
        Map<Integer, List<String>> byStatus = new TreeMap<>();
        names(call).forEach(name -> byStatus.computeIfAbsent(example(name).status(), any -> new ArrayList<>())
                .add(name));
        byStatus.forEach((status, names) -> add(call, status, names));
    }

    /** Adds the answers and their examples to the components, where calls refer to them. */
    void describe(OpenAPI document) {
        examples.forEach((name, example) -> document.getComponents().addExample(name, example.described()));
        answers.forEach((answer, name) -> document.getComponents().addResponse(name, described(answer)));
        document.getComponents()
                .getSchemas()
                .get("Problem")
                .getProperties()
                .get("code")
                .setExamples(codes());
    }

    /** Those that callers may get. */
    private static List<Object> codes() {
        Set<String> codes = new TreeSet<>(ProblemMeanings.read().stringPropertyNames());
        codes.removeAll(INTERNAL);
        return List.copyOf(codes);
    }

    private ErrorExample example(String name) {
        ErrorExample known = examples.get(name);
        if (known == null) {
            throw new IllegalStateException("errors.json has no " + name);
        }
        return known;
    }

    private static List<String> names(DocumentedCall call) {
        List<String> names = new ArrayList<>(call.errors());
        if (!call.isGet() && !call.hasBody()) {
            names.add("has_no_body");
        }
        if (call.hasBody()) {
            names.add("unsupported_media_type");
        }
        if (!call.hasQueryParameters()) {
            names.add("no_parameters");
        }
        names.addAll(OF_ALL);
        if (!call.isOpen()) {
            names.addAll(OF_CALLERS);
        }
        names.removeAll(call.without());
        return names;
    }

    private void add(DocumentedCall call, int status, List<String> names) {
        APIResponse described = call.operation().getResponses().getAPIResponse(String.valueOf(status));
        String description = described == null ? ErrorExample.description(status) : described.getDescription();
        String component = answers.computeIfAbsent(
                new Answer(status, description, names), any -> ErrorExample.name(status) + suffix(status, call));
        call.operation()
                .getResponses()
                .addAPIResponse(
                        String.valueOf(status), OASFactory.createAPIResponse().ref(component));
    }

    /** The first answer of a status has its plain name; another is called by the first call that has it. */
    private String suffix(int status, DocumentedCall call) {
        boolean isFirst = answers.keySet().stream().noneMatch(known -> known.status() == status);
        return isFirst
                ? ""
                : "To" + call.id().substring(0, 1).toUpperCase(Locale.ROOT)
                        + call.id().substring(1);
    }

    private static APIResponse described(Answer error) {
        int status = error.status();
        APIResponse answer = OASFactory.createAPIResponse().description(error.description());
        answer.addHeader("X-Request-Id", AnswerHeaders.reference("X-Request-Id"));
        answer.addHeader("Cache-Control", AnswerHeaders.reference("NoStore"));
        if (status == 401) {
            answer.addHeader("WWW-Authenticate", AnswerHeaders.reference("WWW-Authenticate"));
        } else {
            answer.addHeader("RateLimit", AnswerHeaders.reference("RateLimitOfKnown"));
            answer.addHeader("RateLimit-Policy", AnswerHeaders.reference("RateLimitPolicyOfKnown"));
        }
        if (status == 403) {
            answer.addHeader(
                    "Vary",
                    OASFactory.createHeader()
                            .description("Origin, where the call has one.")
                            .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING))));
        }
        if (status == 405) {
            answer.addHeader("Allow", AnswerHeaders.reference("Allow"));
        }
        if (status == 429 || status == 503) {
            answer.addHeader("Retry-After", AnswerHeaders.reference("Retry-After"));
        }
        MediaType content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        error.examples()
                .forEach(name ->
                        content.addExample(name, OASFactory.createExample().ref(name)));
        return answer.content(OASFactory.createContent().addMediaType(PROBLEM, content));
    }
}
