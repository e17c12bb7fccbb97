package io.usdtaggregator.admin.auditlog;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.usdtaggregator.admin.messages.Messages;
import io.usdtaggregator.admin.messages.PriceMessages;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.FirstStart;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people call the parts of the settings: {@code cross_adjustments} is Cross adjustments, Ajustements croisés. */
@TemplateExtension
public final class SettingParts {
    /** The names that the JSON interface gives, in its order. */
    static final List<String> CODES = codes();

    private static final Map<String, Function<Messages, String>> OF_MENU = Map.of(
            "currencies", Messages::currencies,
            "platforms", Messages::platforms,
            "liquidity", Messages::liquidity,
            "adjustments", Messages::adjustments,
            "cross_adjustments", Messages::crossAdjustments,
            "refresh", Messages::refresh,
            "alerts", Messages::alerts,
            "safety", Messages::changeControl);
    private static final Map<String, Function<PriceMessages, String>> OF_PRICE_RULES = Map.of(
            "source_policy", PriceMessages::sectionSource,
            "merchants", PriceMessages::sectionMerchants,
            "outliers", PriceMessages::sectionOutliers,
            "trust", PriceMessages::sectionTrust,
            "confidence", PriceMessages::sectionConfidence,
            "freshness", PriceMessages::sectionFreshness);

    private SettingParts() {}

    /** The parts that an entry changed, in the reader's words; empty for an entry about something else. */
    public static String partNames(AuditRow row, Frame frame) {
        return row.parts().stream().map(code -> name(code, frame.language())).collect(Collectors.joining(", "));
    }

    /** All parts, in the reader's words. */
    public static List<String> partNames(AuditFilter filter, Frame frame) {
        return CODES.stream().map(code -> name(code, frame.language())).toList();
    }

    /** The part that was typed, in French, in English or as the JSON interface calls it; empty for anything else. */
    static Optional<String> code(String typed) {
        return CODES.stream()
                .filter(code ->
                        Stream.of(code, name(code, "en"), name(code, "fr")).anyMatch(typed::equalsIgnoreCase))
                .findFirst();
    }

    /** As the menu and the headings of the pages call it. */
    static String name(String code, String language) {
        return OF_MENU.containsKey(code)
                ? OF_MENU.get(code).apply(texts(Messages.class, language))
                : Optional.ofNullable(OF_PRICE_RULES.get(code))
                        .map(text -> text.apply(texts(PriceMessages.class, language)))
                        .orElse(code);
    }

    private static <T> T texts(Class<T> bundle, String language) {
        return language.equals(Locale.FRENCH.getLanguage())
                ? MessageBundles.get(bundle, Localized.Literal.of(language))
                : MessageBundles.get(bundle);
    }

    private static List<String> codes() {
        return MarketJson.mapper().valueToTree(FirstStart.settings()).properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("version"))
                .toList();
    }
}
