package io.usdtaggregator.gateway.documentation.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/**
 * Shows the answer of a call, and its body, by the examples in {@code openapi/examples}, in files named by the call. An
 * example may be {@code like} another of its file, and its value says then what differs.
 */
final class AnswerExamples {
    private AnswerExamples() {}

    static void complete(DocumentedCall call) {
        if (call.answer().getValue().getContent() != null) {
            add(call.answer().getValue().getContent(), DocumentFiles.read("examples/" + call.id() + ".json"));
        }
        if (call.hasBody()) {
            add(
                    call.operation().getRequestBody().getContent(),
                    DocumentFiles.read("examples/" + call.id() + ".request.json"));
        }
    }

    private static void add(Content content, JsonNode examples) {
        content.getMediaTypes().values().forEach(media -> add(media, examples));
    }

    static void add(MediaType content, JsonNode examples) {
        examples.fields()
                .forEachRemaining(named -> content.addExample(
                        named.getKey(),
                        OASFactory.createExample()
                                .summary(named.getValue().path("summary").asText(null))
                                .value(DocumentFiles.value(value(named.getValue(), examples)))));
    }

    private static JsonNode value(JsonNode example, JsonNode examples) {
        JsonNode value = example.path("value");
        return example.has("like")
                ? DocumentFiles.merged(value(examples.path(example.path("like").asText()), examples), value)
                : value;
    }
}
