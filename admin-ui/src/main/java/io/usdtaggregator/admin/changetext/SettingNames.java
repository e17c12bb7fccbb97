package io.usdtaggregator.admin.changetext;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.usdtaggregator.admin.messages.SettingMessages;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What people call each single setting, with the address of the page that changes it: for the search. */
public final class SettingNames {
    /** By the first part of a setting's JSON path. What stands in lists is found by its page. */
    private static final Map<String, String> PAGES = Map.of(
            "source_policy", "/price-rules#source",
            "merchants", "/price-rules#merchants",
            "outliers", "/price-rules#outliers",
            "trust", "/price-rules#trust",
            "confidence", "/price-rules#confidence",
            "freshness", "/price-rules#freshness",
            "alerts", "/price-rules#alerts",
            "safety", "/change-control",
            "refresh", "/refresh",
            "platforms[]", "/platforms");

    private SettingNames() {}

    /** The address by the name, in this language. */
    public static Map<String, String> pages(Locale locale) {
        SettingMessages messages = locale.equals(Locale.FRENCH)
                ? MessageBundles.get(SettingMessages.class, Localized.Literal.of(Locale.FRENCH.getLanguage()))
                : MessageBundles.get(SettingMessages.class);
        Map<String, String> named = new LinkedHashMap<>();
        for (FieldText field : FieldText.values()) {
            String page = PAGES.get(field.path().split("[.]")[0]);
            String label = field.label(messages);
            if (page != null && !label.isEmpty()) {
                named.putIfAbsent(label, page);
            }
        }
        return named;
    }
}
