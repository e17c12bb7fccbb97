package io.usdtaggregator.base.internal.webhooks;

import java.util.List;

/**
 * A webhook with one page of its deliveries, newest first.
 *
 * @param count of the deliveries on all pages
 */
public record WebhookLog(
        AccountWebhook webhook, long count, int page, int pageSize, List<WebhookDelivery> deliveries) {}
