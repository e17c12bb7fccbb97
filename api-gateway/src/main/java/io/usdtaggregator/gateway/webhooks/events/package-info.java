/**
 * What is sent to webhooks. In the document it has a tag of its own: with that of the webhooks' calls, generators of clients
 * put both into one class.
 */
@OpenAPIDefinition(
        info = @Info(title = "USDT Aggregator", version = "1.0.0"),
        webhooks = {
            @PathItem(
                    name = "rate.changed",
                    operations =
                            @PathItemOperation(
                                    method = "post",
                                    operationId = "rateChanged",
                                    tags = @Tag(ref = "Webhook events"),
                                    responses =
                                            @APIResponse(
                                                    responseCode = "2XX",
                                                    description =
                                                            "Received. Anything else, also a redirect, is tried again."),
                                    summary = "A rate changed",
                                    description =
                                            "By the deviation asked for, in its availability, or not at all since "
                                                    + "the heartbeat.",
                                    requestBody =
                                            @RequestBody(
                                                    required = true,
                                                    content =
                                                            @Content(
                                                                    mediaType = "application/json",
                                                                    schema =
                                                                            @Schema(
                                                                                    implementation =
                                                                                            RateChangedEvent.class))))),
            @PathItem(
                    name = "alert.raised",
                    operations =
                            @PathItemOperation(
                                    method = "post",
                                    operationId = "alertRaised",
                                    tags = @Tag(ref = "Webhook events"),
                                    responses =
                                            @APIResponse(
                                                    responseCode = "2XX",
                                                    description =
                                                            "Received. Anything else, also a redirect, is tried again."),
                                    summary = "An alert was raised",
                                    description =
                                            "Alerts about the service itself (rule_skipped, poison_message) go to "
                                                    + "operators only.",
                                    requestBody =
                                            @RequestBody(
                                                    required = true,
                                                    content =
                                                            @Content(
                                                                    mediaType = "application/json",
                                                                    schema =
                                                                            @Schema(
                                                                                    implementation =
                                                                                            AlertRaisedEvent.class))))),
            @PathItem(
                    name = "webhook.test",
                    operations =
                            @PathItemOperation(
                                    method = "post",
                                    operationId = "webhookTested",
                                    tags = @Tag(ref = "Webhook events"),
                                    responses =
                                            @APIResponse(
                                                    responseCode = "2XX",
                                                    description =
                                                            "Received. Anything else, also a redirect, is tried again."),
                                    summary = "A test was asked for",
                                    description =
                                            "By `POST /webhooks/{id}/test`; it says that the target can be reached "
                                                    + "and its signatures checked.",
                                    requestBody =
                                            @RequestBody(
                                                    required = true,
                                                    content =
                                                            @Content(
                                                                    mediaType = "application/json",
                                                                    schema =
                                                                            @Schema(
                                                                                    implementation =
                                                                                            WebhookTestEvent.class)))))
        })
package io.usdtaggregator.gateway.webhooks.events;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.PathItem;
import org.eclipse.microprofile.openapi.annotations.PathItemOperation;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
