package io.usdtaggregator.admin.search;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.usdtaggregator.admin.changetext.SettingNames;
import io.usdtaggregator.admin.messages.AccountMessages;
import io.usdtaggregator.admin.messages.ChangeMessages;
import io.usdtaggregator.admin.messages.CustomerMessages;
import io.usdtaggregator.admin.messages.Messages;
import io.usdtaggregator.admin.messages.PriceMessages;
import io.usdtaggregator.admin.messages.RateMessages;
import io.usdtaggregator.admin.messages.SystemMessages;
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
        AccountMessages account = bundle(AccountMessages.class, locale);
        ChangeMessages change = bundle(ChangeMessages.class, locale);
        CustomerMessages customer = bundle(CustomerMessages.class, locale);
        Stream<Hit> pages = Stream.of(
                Hit.page("/", msg.liveRates()),
                Hit.page("/cross-rates", rate.crossRates()),
                Hit.page("/rates", rate.lookUp()),
                Hit.page("/market-data", msg.marketData()),
                Hit.page("/history", msg.history()),
                Hit.page("/alerts", msg.alerts()),
                Hit.page("/adjustments", msg.adjustments()),
                Hit.page("/adjustments", price.markup()),
                Hit.page("/adjustments", price.markdown()),
                Hit.page("/cross-adjustments", msg.crossAdjustments()),
                Hit.page("/liquidity", msg.liquidity()),
                Hit.page("/price-rules", msg.priceRules()),
                Hit.page("/price-rules#source", price.sectionSource()),
                Hit.page("/price-rules#merchants", price.sectionMerchants()),
                Hit.page("/price-rules#outliers", price.sectionOutliers()),
                Hit.page("/price-rules#trust", price.sectionTrust()),
                Hit.page("/price-rules#confidence", price.sectionConfidence()),
                Hit.page("/price-rules#freshness", price.sectionFreshness()),
                Hit.page("/platforms", msg.platforms()),
                Hit.page("/currencies", msg.currencies()),
                Hit.page("/refresh", msg.refresh()),
                Hit.page("/system", bundle(SystemMessages.class, locale).title()),
                Hit.page("/integrators", msg.integrators()),
                Hit.page("/integrators", customer.makeKey()),
                Hit.page("/webhooks", customer.webhooks()),
                Hit.page("/usage", msg.usage()),
                Hit.page("/usage", customer.bill()),
                Hit.page("/change-control", msg.changeControl()),
                Hit.page("/settings-file", change.settingsFile()),
                Hit.page("/approvals", change.approvals()),
                Hit.page("/staff", msg.staff()),
                Hit.page("/audit", msg.audit()),
                Hit.page("/account", account.ownAccount()),
                Hit.page("/account", account.loginOf()),
                Hit.page("/account/two-step", account.twoStep()));
        Stream<Hit> settings = SettingNames.pages(locale).entrySet().stream()
                .map(setting -> Hit.page(setting.getValue(), setting.getKey()));
        this.all = Stream.concat(pages, settings).toList();
    }

    Stream<Hit> find(String query) {
        List<String> words = SearchWords.of(query);
        return query.length() < SHORTEST || words.isEmpty()
                ? Stream.of()
                : all.stream().filter(page -> SearchWords.hasAll(page.text(), words));
    }

    static <T> T bundle(Class<T> type, Locale locale) {
        return locale.equals(Locale.FRENCH)
                ? MessageBundles.get(type, Localized.Literal.of(Locale.FRENCH.getLanguage()))
                : MessageBundles.get(type);
    }
}
