/** What is sent to webhooks; the document describes it by {@code documentation.openapi.WebhookEvents}. */
package io.usdtaggregator.gateway.webhooks.events;
