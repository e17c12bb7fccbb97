package io.usdtaggregator.gateway.webhooks.events;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which webhook is tested. */
@Schema
public record WebhookTestData(UUID webhookId, String message) {}
