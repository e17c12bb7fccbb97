package io.usdtaggregator.admin.changetext;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.usdtaggregator.admin.audit.StateChange;
import io.usdtaggregator.admin.messages.PriceMessages;
import io.usdtaggregator.admin.messages.RateMessages;
import io.usdtaggregator.admin.messages.SettingMessages;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.settings.RateMove;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Changes, and what they are about, in the words of the reader's language. */
@TemplateExtension
public final class ChangeWords {

    private ChangeWords() {}

    /** One sentence for each thing that the change changes. */
    public static List<String> sentences(StateChange change, Frame frame) {
        return new ChangeSentences(
                        messages(SettingMessages.class, frame),
                        new ValueText(
                                frame, messages(SettingMessages.class, frame), messages(PriceMessages.class, frame)),
                        subjects(frame, currencies(change)))
                .between(change.before(), change.after());
    }

    /** The market or corridor that a rate is of: {@code XOF, Ivory Coast, SELL}. */
    public static String inWords(RateMove move, Frame frame, Settings settings) {
        SubjectText subjects = subjects(frame, settings);
        return move.isMarket()
                ? subjects.market(move.fiat(), move.country(), move.tradeType())
                : subjects.place(move.fromCurrency(), move.countryFrom()) + " → "
                        + subjects.place(move.toCurrency(), move.countryTo());
    }

    /** What a rule is for: {@code XOF, Ivory Coast, SELL}. */
    public static String inWords(AdjustmentRule rule, Frame frame, Settings settings) {
        return subjects(frame, settings).of("adjustments[]", "", new JsonObject(MarketJson.write(rule)));
    }

    /** The same of a rule for cross rates. */
    public static String inWords(CrossAdjustmentRule rule, Frame frame) {
        return subjects(frame, new JsonArray()).of("cross_adjustments[]", "", new JsonObject(MarketJson.write(rule)));
    }

    /** The same of a limit of liquidity. */
    public static String inWords(LiquiditySetting limit, Frame frame) {
        return subjects(frame, new JsonArray()).of("liquidity[]", "", new JsonObject(MarketJson.write(limit)));
    }

    /** The scope of rules that overlap. */
    public static String scopeInWords(Settings settings, String scope, Frame frame) {
        return subjects(frame, settings).scope(scope);
    }

    /** What people call the field that an error is about; its path where it has no name. */
    public static String inWords(FieldError error, Frame frame) {
        return new PathText(messages(SettingMessages.class, frame), subjects(frame, new JsonArray())).of(error.field());
    }

    /** What people call a field that the change changed. */
    public static String nameOf(StateChange change, String field, Frame frame) {
        return new PathText(messages(SettingMessages.class, frame), subjects(frame, currencies(change)))
                .of(field, change.after(), change.before());
    }

    /** Of the state after the change, or before it. */
    private static JsonArray currencies(StateChange change) {
        return change.after().getJsonArray("currencies", change.before().getJsonArray("currencies", new JsonArray()));
    }

    private static SubjectText subjects(Frame frame, Settings settings) {
        return subjects(frame, new JsonArray(MarketJson.write(settings.currencies())));
    }

    private static SubjectText subjects(Frame frame, JsonArray currencies) {
        return new SubjectText(
                frame.language(),
                messages(SettingMessages.class, frame),
                messages(RateMessages.class, frame),
                messages(PriceMessages.class, frame),
                currencies);
    }

    private static <T> T messages(Class<T> bundle, Frame frame) {
        return frame.language().equals("fr")
                ? MessageBundles.get(bundle, Localized.Literal.of("fr"))
                : MessageBundles.get(bundle);
    }
}
