package io.usdtaggregator.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.gateway.contract.ApiDocument.Operation;
import io.usdtaggregator.model.json.MarketJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One thing that is done to a right call, and the statuses that it may come to where it can be done at all. */
enum Mischief {
    NOTHING(200, 201, 202, 204),
    NO_CREDENTIAL(401),
    EXPIRED_TOKEN(401),
    FOREIGN_TOKEN(401),
    GARBAGE_FOR_A_CREDENTIAL(401),
    TWO_CREDENTIALS(401),
    WRONG_METHOD(405),
    WRONG_ACCEPT(406),
    WRONG_MEDIA_TYPE(415),
    NO_MEDIA_TYPE(415),
    UNKNOWN_PARAMETER(400),
    REPEATED_PARAMETER(400),
    MISSING_PARAMETER(400),
    WRONG_PARAMETER,
    ANOTHER_PARAMETER,
    HUGE_PARAMETER(400),
    UNICODE_PARAMETER(400),
    WRONG_PATH(404),
    MISSING_FIELD,
    EXTRA_FIELD(400),
    WRONG_TYPE(400),
    NASTY_FIELD,
    BROKEN_BODY(400),
    NO_BODY(400),
    HUGE_BODY(413),
    BODY_WHERE_NONE_IS(400);

    private static final int OVER_THE_LIMIT = 20_000;
    private static final String UNICODE = "\uD83D\uDCB8\u202E\u00E9\u0639\u4E2D";
    private final Set<Integer> outcomes;

    Mischief(Integer... outcomes) {
        this.outcomes = Set.of(outcomes);
    }

    /** Whether it came to one of the statuses it must; those of anything at all may come to any that is documented. */
    boolean allows(int status) {
        return outcomes.isEmpty() || outcomes.contains(status) || status == 429;
    }

    /** Done to the call; false where there is nothing of the kind to do. */
    boolean done(Call call, Operation operation, ApiDocument document, Nasty nasty) {
        boolean open = operation.node().path("security").isArray();
        boolean hasBody = call.body != null;
        List<JsonNode> parameters = document.parameters(operation).stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
        switch (this) {
            case NOTHING -> {
                return true;
            }
            case NO_CREDENTIAL, EXPIRED_TOKEN, FOREIGN_TOKEN, GARBAGE_FOR_A_CREDENTIAL -> {
                call.headers.remove("X-API-Key");
                nasty.credential(this).ifPresent(credential -> call.with("Authorization", credential));
                return !open;
            }
            case TWO_CREDENTIALS -> {
                call.with("Authorization", nasty.credential(FOREIGN_TOKEN).orElseThrow());
                return !open;
            }
            case WRONG_METHOD -> {
                Set<String> methods = Set.copyOf(document.methods(operation.path()));
                call.method = nasty.oneOf(List.of("PUT", "PATCH", "POST", "DELETE", "FOO").stream()
                        .filter(method -> !methods.contains(method))
                        .toList());
                return true;
            }
            case WRONG_ACCEPT -> call.with("Accept", nasty.oneOf(List.of("text/html", "application/xml", "image/png")));
            case WRONG_MEDIA_TYPE -> {
                call.with("Content-Type", nasty.oneOf(List.of("text/plain", "application/xml", "multipart/form-data")));
                return hasBody;
            }
            case NO_MEDIA_TYPE -> {
                call.headers.remove("Content-Type");
                return hasBody;
            }
            case UNKNOWN_PARAMETER -> call.asking("surprise", nasty.value());
            case REPEATED_PARAMETER, WRONG_PARAMETER, ANOTHER_PARAMETER, HUGE_PARAMETER, UNICODE_PARAMETER -> {
                if (parameters.isEmpty()) {
                    return false;
                }
                JsonNode parameter = nasty.oneOf(parameters);
                String name = parameter.path("name").asText();
                String allowed = nasty.allowed(document, parameter).orElse("1");
                call.query.removeIf(pair -> pair[0].equals(name));
                switch (this) {
                    case REPEATED_PARAMETER -> call.asking(name, allowed).asking(name, allowed);
                    case ANOTHER_PARAMETER -> call.asking(name, allowed);
                    case WRONG_PARAMETER -> call.asking(name, nasty.value());
                    case HUGE_PARAMETER -> call.asking(name, "9".repeat(5000));
                    default -> call.asking(name, UNICODE);
                }
            }
            case MISSING_PARAMETER -> {
                if (call.query.isEmpty()) {
                    return false;
                }
                call.query.remove(nasty.oneOf(call.query));
            }
            case WRONG_PATH -> {
                if (!operation.path().contains("{")) {
                    return false;
                }
                call.path = operation.path().replaceAll("\\{[a-z_]+}", nasty.segment());
            }
            case MISSING_FIELD, EXTRA_FIELD, WRONG_TYPE, NASTY_FIELD -> {
                if (!hasBody) {
                    return false;
                }
                change(call, nasty);
            }
            case BROKEN_BODY -> {
                if (!hasBody) {
                    return false;
                }
                call.body = nasty.oneOf(List.of(
                        call.body.substring(1),
                        call.body + "{}",
                        "[".repeat(3000),
                        "[]",
                        "null",
                        "\"x\"",
                        "{\"a\":1,\"a\":2}"));
            }
            case NO_BODY -> {
                call.body = hasBody ? "" : null;
                return hasBody;
            }
            case HUGE_BODY -> {
                if (!hasBody) {
                    return false;
                }
                call.body = "{\"x\":\"" + "x".repeat(OVER_THE_LIMIT) + "\"}";
            }
            case BODY_WHERE_NONE_IS -> {
                if (hasBody || call.method.equals("GET")) {
                    return false;
                }
                call.sending("{\"x\":1}");
            }
            default -> throw new IllegalStateException(name());
        }
        return true;
    }

    private void change(Call call, Nasty nasty) {
        ObjectNode body = MarketJson.read(call.body, ObjectNode.class);
        List<String> fields = new ArrayList<>();
        body.fieldNames().forEachRemaining(fields::add);
        String field = nasty.oneOf(fields);
        switch (this) {
            case MISSING_FIELD -> body.remove(field);
            case EXTRA_FIELD -> body.put(nasty.oneOf(List.of("surprise", UNICODE, "$ref", "__proto__")), nasty.value());
            case WRONG_TYPE -> body.putArray(field).add(1).addObject();
            default -> body.set(field, nasty.field());
        }
        call.body = MarketJson.write(body);
    }
}
