package io.usdtaggregator.base.internal.webhooks;

import java.util.List;

/**
 * One page of webhooks, oldest first.
 *
 * @param count of all pages
 */
public record WebhookList(long count, int page, int pageSize, List<AccountWebhook> webhooks) {}
