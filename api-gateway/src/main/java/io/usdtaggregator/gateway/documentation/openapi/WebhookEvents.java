package io.usdtaggregator.gateway.documentation.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/** Describes what is sent to webhooks. */
final class WebhookEvents {
    private static final List<String> HEADERS = List.of("WebhookId", "WebhookTimestamp", "WebhookSignature");
    /** One of their own: with that of the webhooks' calls, generators of clients put both into one class. */
    private static final String TAG = "Webhook events";

    private WebhookEvents() {}

    static void complete(OpenAPI document) {
        add(
                document,
                "rate.changed",
                "RateChangedEvent",
                event("rateChanged", "A rate changed")
                        .description(
                                "By the deviation asked for, in its availability, or not at all since the heartbeat."));
        add(
                document,
                "alert.raised",
                "AlertRaisedEvent",
                event("alertRaised", "An alert was raised")
                        .description(
                                "Alerts about the service itself (rule_skipped, poison_message) go to operators only."));
        add(
                document,
                "webhook.test",
                "WebhookTestEvent",
                event("webhookTested", "A test was asked for")
                        .description("By `POST /webhooks/{id}/test`; it says that the target can be reached and its"
                                + " signatures checked."));
    }

    private static Operation event(String id, String summary) {
        return OASFactory.createOperation().operationId(id).summary(summary);
    }

    private static void add(OpenAPI document, String name, String schema, Operation event) {
        MediaType body =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(schema));
        AnswerExamples.add(body, DocumentFiles.read("examples/" + event.getOperationId() + ".json"));
        event.addTag(TAG)
                .requestBody(OASFactory.createRequestBody()
                        .required(true)
                        .content(OASFactory.createContent().addMediaType("application/json", body)))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse(
                                "2XX",
                                OASFactory.createAPIResponse()
                                        .description("Received. Anything else, also a redirect, is tried again.")))
                .security(List.of());
        HEADERS.forEach(
                header -> event.addParameter(OASFactory.createParameter().ref(header)));
        document.addWebhook(name, OASFactory.createPathItem().POST(event));
    }
}
