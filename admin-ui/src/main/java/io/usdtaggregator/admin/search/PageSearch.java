package io.usdtaggregator.admin.search;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.usdtaggregator.admin.messages.ChangeMessages;
import io.usdtaggregator.admin.messages.CustomerMessages;
import io.usdtaggregator.admin.messages.Messages;
import io.usdtaggregator.admin.messages.PriceMessages;
import io.usdtaggregator.admin.messages.RateMessages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds pages and settings by their titles in the reader's language. */
final class PageSearch {
    private static final int SHORTEST = 3;

    private final List<Hit> all;

    PageSearch(Locale locale) {
        Messages msg = bundle(Messages.class, locale);
        PriceMessages price = bundle(PriceMessages.class, locale);
        RateMessages rate = bundle(RateMessages.class, locale);
        this.all = List.of(
                Hit.page("/", msg.liveRates()),
                Hit.page("/cross-rates", rate.crossRates()),
                Hit.page("/rates", rate.lookUp()),
                Hit.page("/market-data", msg.marketData()),
                Hit.page("/history", msg.history()),
                Hit.page("/alerts", msg.alerts()),
                Hit.page("/adjustments", msg.adjustments()),
                Hit.page("/cross-adjustments", msg.crossAdjustments()),
                Hit.page("/liquidity", msg.liquidity()),
                Hit.page("/price-rules", msg.priceRules()),
                Hit.page("/price-rules", price.sectionSource()),
                Hit.page("/price-rules", price.sectionMerchants()),
                Hit.page("/price-rules", price.sectionOutliers()),
                Hit.page("/price-rules", price.sectionConfidence()),
                Hit.page("/price-rules", price.sectionFreshness()),
                Hit.page("/platforms", msg.platforms()),
                Hit.page("/currencies", msg.currencies()),
                Hit.page("/refresh", msg.refresh()),
                Hit.page("/integrators", msg.integrators()),
                Hit.page("/webhooks", bundle(CustomerMessages.class, locale).webhooks()),
                Hit.page("/usage", msg.usage()),
                Hit.page("/change-control", msg.changeControl()),
                Hit.page("/approvals", bundle(ChangeMessages.class, locale).approvals()),
                Hit.page("/staff", msg.staff()),
                Hit.page("/audit", msg.audit()));
    }

    Stream<Hit> find(String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        return wanted.length() < SHORTEST
                ? Stream.of()
                : all.stream()
                        .filter(page -> page.text().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static <T> T bundle(Class<T> type, Locale locale) {
        return locale.equals(Locale.FRENCH)
                ? MessageBundles.get(type, Localized.Literal.of(Locale.FRENCH.getLanguage()))
                : MessageBundles.get(type);
    }
}
