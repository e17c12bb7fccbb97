package io.usdtaggregator.admin.testing;

import io.usdtaggregator.base.internal.usage.DayUsage;
import io.usdtaggregator.base.internal.usage.KeyUsage;
import io.usdtaggregator.base.internal.usage.LastUse;
import io.usdtaggregator.base.internal.usage.LastUses;
import io.usdtaggregator.base.internal.usage.MonthlyUsage;
import io.usdtaggregator.base.internal.webhooks.AccountWebhook;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery.Attempt;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery.Status;
import io.usdtaggregator.base.internal.webhooks.WebhookList;
import io.usdtaggregator.base.internal.webhooks.WebhookLog;
import io.usdtaggregator.base.internal.webhooks.WebhookState;
import io.usdtaggregator.base.internal.webhooks.WebhookTerms;
import io.usdtaggregator.model.json.MarketJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a gateway tells of one account: its calls in October 2026, its webhooks, and their deliveries. */
public final class CustomersInGateway {
    public static final UUID OF_RATES = UUID.fromString("7d1f0b52-0c6b-4b0e-9f0e-0d3a5f3b6a01");
    public static final UUID OF_ALERTS = UUID.fromString("7d1f0b52-0c6b-4b0e-9f0e-0d3a5f3b6a02");
    public static final Instant LAST_USE = Instant.parse("2026-10-31T12:34:00Z");
    private static final Instant MADE = Instant.parse("2026-10-01T08:00:00Z");

    private static final int DAYS = 31;

    private CustomersInGateway() {}

    /** @param account whose it all is */
    public static void answer(StandInEngine gateway, String account, String key) {
        gateway.answers("GET /internal/usage", MarketJson.write(usage(account, key)));
        gateway.answers(
                "GET /internal/usage/last-uses",
                MarketJson.write(new LastUses(List.of(new LastUse(account, key, LAST_USE)))));
        gateway.answers("GET /internal/webhooks", MarketJson.write(webhooks(account)));
        for (AccountWebhook webhook : webhooks(account).webhooks()) {
            gateway.answers("GET /internal/webhooks/" + webhook.id(), MarketJson.write(log(webhook)));
        }
        gateway.answers(
                "POST /internal/webhooks/" + OF_RATES + "/deliveries/2/replay",
                MarketJson.write(delivery(4, Status.PENDING, List.of())));
    }

    private static MonthlyUsage usage(String account, String key) {
        List<DayUsage> days = IntStream.rangeClosed(1, 31)
                .mapToObj(day -> new DayUsage(
                        LocalDate.of(2026, 10, day), thousands(day) * 1000L, new BigDecimal(thousands(day) + ".5")))
                .toList();
        DayUsage tokens = new DayUsage(LocalDate.of(2026, 10, 2), 20, null);
        return new MonthlyUsage(
                YearMonth.of(2026, 10),
                List.of(
                        new KeyUsage(account, key, 496_000, new BigDecimal("511.5"), days),
                        new KeyUsage(account, "", 20, null, List.of(tokens))));
    }

    /** Each of 1 to 31 once: 2 on the second, 31 on the last day, the others in no order. */
    private static int thousands(int day) {
        if (day == 2 || day == DAYS) {
            return day;
        }
        int at = day == 1 ? 0 : day - 2;
        int mixed = at * 11 % (DAYS - 2);
        return mixed == 0 ? 1 : mixed + 2;
    }

    private static WebhookList webhooks(String account) {
        return new WebhookList(
                2,
                1,
                50,
                List.of(
                        new AccountWebhook(
                                OF_RATES,
                                account,
                                "https://hooks.example.com/rates/of-the-treasury?source=usdt-aggregator",
                                "rate.changed",
                                "XOF:CI:BUY",
                                new WebhookTerms(new BigDecimal("0.5"), 3600L, null, null),
                                new WebhookState(MADE, null, 2, 3, Status.PENDING)),
                        new AccountWebhook(
                                OF_ALERTS,
                                account,
                                "https://hooks.example.com/alerts",
                                "alert.raised",
                                null,
                                new WebhookTerms(null, null, List.of("held_back", "fallback"), "warning"),
                                new WebhookState(MADE, MADE.plusSeconds(60), 0, 3, Status.FAILED))));
    }

    private static WebhookLog log(AccountWebhook webhook) {
        Attempt refused = new Attempt(MADE.plusSeconds(5), 120, 500, "answered 500");
        Attempt silent = new Attempt(MADE.plusSeconds(20), 10_000, null, "no answer within 10 s");
        Attempt taken = new Attempt(MADE.plusSeconds(2), 80, 204, null);
        return new WebhookLog(
                webhook,
                45,
                1,
                20,
                List.of(
                        delivery(3, Status.PENDING, List.of(refused, silent)),
                        delivery(2, Status.FAILED, List.of(silent)),
                        delivery(1, Status.DELIVERED, List.of(taken))));
    }

    private static WebhookDelivery delivery(long number, Status status, List<Attempt> attempts) {
        boolean pending = status == Status.PENDING;
        return new WebhookDelivery(
                number,
                "msg_0123456789abcdef0123456789abcdef",
                number == 1 ? "webhook.test" : "rate.changed",
                status,
                number == 3 ? 1L : null,
                new WebhookDelivery.Attempts(attempts.size(), attempts),
                new WebhookDelivery.Times(
                        MADE, pending ? MADE.plusSeconds(900) : null, pending ? null : MADE.plusSeconds(30)),
                "{\"type\":\"rate.changed\",\"data\":{\"fiat\":\"XOF\",\"rate\":\"612.5\"}}");
    }
}
