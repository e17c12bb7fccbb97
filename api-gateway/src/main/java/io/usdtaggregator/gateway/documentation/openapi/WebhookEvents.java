package io.usdtaggregator.gateway.documentation.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** Completes what is sent to webhooks: headers and examples. */
final class WebhookEvents {
    private static final List<String> HEADERS = List.of("WebhookId", "WebhookTimestamp", "WebhookSignature");

    private WebhookEvents() {}

    static void complete(OpenAPI document) {
        document.getWebhooks().values().stream()
                .flatMap(event -> event.getOperations().values().stream())
                .forEach(WebhookEvents::complete);
    }

    private static void complete(Operation event) {
        event.setSecurity(List.of());
        HEADERS.forEach(
                header -> event.addParameter(OASFactory.createParameter().ref(header)));
        event.getRequestBody()
                .getContent()
                .getMediaTypes()
                .values()
                .forEach(content -> AnswerExamples.add(
                        content, DocumentFiles.read("examples/" + event.getOperationId() + ".json")));
    }
}
