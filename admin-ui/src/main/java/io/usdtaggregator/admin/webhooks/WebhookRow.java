package io.usdtaggregator.admin.webhooks;

import io.usdtaggregator.admin.access.HeldAccount;
import io.usdtaggregator.admin.names.SubjectName;
import io.usdtaggregator.base.internal.webhooks.AccountWebhook;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * A webhook as pages show it.
 *
 * @param owner name of its account; its id where there is none by it
 * @param subject the market or corridor that it watches; {@code null} for alerts
 */
public record WebhookRow(AccountWebhook webhook, String owner, SubjectName subject) {

    static WebhookRow of(AccountWebhook webhook, List<HeldAccount> accounts, Settings settings, String language) {
        String owner = accounts.stream()
                .map(HeldAccount::account)
                .filter(account -> account.id().equals(webhook.accountId()))
                .map(account -> account.username())
                .findFirst()
                .orElse(webhook.accountId());
        return new WebhookRow(
                webhook,
                owner,
                webhook.subject() == null ? null : SubjectName.of(webhook.subject(), settings, language));
    }

    public boolean isForAlerts() {
        return webhook.subject() == null;
    }

    /** Its address without what may be a secret of its owner. */
    public String target() {
        return ShownTarget.of(webhook.url());
    }

    /** {@code null} where only changes are told. */
    public Duration heartbeat() {
        Long seconds = webhook.terms().heartbeatSeconds();
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
