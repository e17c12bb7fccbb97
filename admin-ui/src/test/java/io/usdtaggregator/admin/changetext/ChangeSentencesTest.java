package io.usdtaggregator.admin.changetext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.admin.messages.PriceMessages;
import io.usdtaggregator.admin.messages.RateMessages;
import io.usdtaggregator.admin.messages.SettingMessages;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.SystemStatus;
import io.usdtaggregator.admin.staff.StaffRole;
import io.usdtaggregator.admin.testing.BundledTexts;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.settings.AlertSettings;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Refresh;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.Authorship;
import io.usdtaggregator.model.settings.rule.CrossAdjustmentRule;
import io.usdtaggregator.model.settings.rule.LegStep;
import io.usdtaggregator.model.settings.rule.LiquiditySetting;
import io.usdtaggregator.model.settings.rule.RuleScope;
import io.usdtaggregator.model.settings.rule.RuleStep;
import io.usdtaggregator.model.settings.rule.Validity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeSentencesTest {
    private static final Set<String> SIGNATURE = Set.of("/version", "changed_by", "changed_at");
    /** A path or a name of the JSON interface. */
    private static final Pattern RAW = Pattern.compile("[a-z]\\.[a-z]|[a-z]_[a-z]|[A-Z]_[A-Z]|\\[|PT\\d");

    private static final Settings WHOLE = whole();

    @Test
    void a_changed_markup_is_told_by_its_market_and_both_amounts() {
        assertEquals(
                List.of("XOF, Ivory Coast, SELL: markup from 0.5 % to 2 %"),
                changed("en", "/adjustments/0", rule -> rule.put("value", "2")));
        assertEquals(
                List.of("XOF, Côte d'Ivoire, Vente\u00a0: majoration de 0,5 % à 2 %"),
                changed("fr", "/adjustments/0", rule -> rule.put("value", "2")));
    }

    @Test
    void a_rule_that_turns_into_a_fixed_markdown_is_told_whole() {
        assertEquals(
                List.of("XOF, Ivory Coast, SELL: markdown of 5 XOF instead of markup of 0.5 %"),
                changed("en", "/adjustments/0", rule -> rule.put("mode", "FIXED")
                        .put("direction", "MARKDOWN")
                        .put("value", "5")));
    }

    @Test
    void a_leg_of_a_cross_rule_is_told_with_its_own_amount() {
        assertEquals(
                List.of("XOF → GHS, SELL leg: markdown from 1 % to 1.5 %"),
                changed("en", "/cross_adjustments/0/sell", leg -> leg.put("value", "1.5")));
    }

    @Test
    void a_new_rule_is_told_with_its_time_in_the_readers_zone() {
        Settings without = WHOLE.draft().adjustments(List.of()).build();

        assertEquals(
                List.of("XOF, Ivory Coast, SELL: new rule, markup of 0.5 %, from 2026-08-01 01:00:00\u00a0UTC+01:00,"
                        + " until 2026-09-01 01:00:00\u00a0UTC+01:00, reason “costs”"),
                sentences("en", json(without), json(WHOLE)));
        assertEquals(1, sentences("fr", json(WHOLE), json(without)).size());
    }

    @Test
    void platforms_in_another_order_are_told_as_their_new_order() {
        Settings moved = WHOLE.draft()
                .platforms(List.of(WHOLE.platforms().get(1), WHOLE.platforms().get(0)))
                .build();

        assertEquals(List.of("New order: Bybit P2P · Binance P2P"), sentences("en", json(WHOLE), json(moved)));
    }

    @Test
    void a_platform_that_gets_an_interval_of_its_own_is_told_from_what_it_followed() {
        Settings without = WHOLE.draft()
                .platforms(WHOLE.platforms().stream()
                        .map(platform -> new PlatformSetting(
                                platform.code(),
                                platform.name(),
                                platform.active(),
                                platform.isDefault(),
                                platform.budget(),
                                null))
                        .toList())
                .build();

        assertTrue(
                sentences("en", json(without), json(WHOLE))
                        .contains("Binance P2P, reading interval: from as all platforms to 30 s"),
                sentences("en", json(without), json(WHOLE)).toString());
    }

    @Test
    void a_number_written_otherwise_changes_nothing() {
        assertEquals(List.of(), changed("en", "/outliers", outliers -> outliers.put("percent", "3.00")));
    }

    @Test
    void limits_of_an_account_are_told_with_what_no_limit_means() {
        JsonObject before =
                new JsonObject("{\"quota\":{\"requests_per_minute\":600,\"monthly\":null,\"exempt\":false}}");
        JsonObject after =
                new JsonObject("{\"quota\":{\"requests_per_minute\":1200,\"monthly\":50000,\"exempt\":true}}");

        assertEquals(
                List.of(
                        "Limit of requests a minute: from 600 to 1,200",
                        "Limit of calls a month: from no limit to 50,000",
                        "Free of charge: turned on"),
                sentences("en", before, after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_part_of_the_settings_has_words(String language) {
        List<String> without = new ArrayList<>();
        JsonNode tree = MarketJson.mapper().valueToTree(WHOLE);

        for (String leaf : leaves("", tree)) {
            if (SIGNATURE.stream().anyMatch(leaf::endsWith)) {
                continue;
            }
            JsonNode changed = tree.deepCopy();
            change(changed, leaf);
            List<String> told = sentences(language, json(WHOLE), new JsonObject(changed.toString()));
            if (told.isEmpty() || told.stream().anyMatch(RAW.asPredicate())) {
                without.add(leaf + " " + told);
            }
        }

        assertEquals(List.of(), without);
    }

    /** Else the test above would pass by what it never changes. */
    @Test
    void the_settings_of_this_test_leave_no_part_out() {
        JsonNode tree = MarketJson.mapper().valueToTree(WHOLE);

        assertFalse(
                leaves("", tree).stream()
                        .anyMatch(leaf -> tree.at(leaf).isNull()
                                || tree.at(leaf).isEmpty() && tree.at(leaf).isContainerNode()),
                tree.toPrettyString());
    }

    private static List<String> changed(String language, String at, UnaryOperator<ObjectNode> change) {
        JsonNode tree = MarketJson.mapper().valueToTree(WHOLE);
        change.apply((ObjectNode) tree.at(at));
        return sentences(language, json(WHOLE), new JsonObject(tree.toString()));
    }

    private static List<String> sentences(String language, JsonObject before, JsonObject after) {
        SettingMessages messages = texts(language, SettingMessages.class);
        PriceMessages prices = texts(language, PriceMessages.class);
        return new ChangeSentences(
                        messages,
                        new ValueText(frame(language), messages, prices),
                        new SubjectText(
                                language,
                                messages,
                                texts(language, RateMessages.class),
                                prices,
                                after.getJsonArray("currencies", new JsonArray())))
                .between(before, after);
    }

    private static <T> T texts(String language, Class<T> bundle) {
        return language.equals("fr") ? BundledTexts.french(bundle) : BundledTexts.english(bundle);
    }

    private static Frame frame(String language) {
        return new Frame(
                new Frame.Visitor("awa", StaffRole.ADMIN, language, "/", "", ZoneId.of("Africa/Lagos")),
                SystemStatus.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                "",
                List.of(),
                Map.of());
    }

    private static JsonObject json(Settings settings) {
        return new JsonObject(MarketJson.write(settings));
    }

    /** JSON pointers of all values that are no objects or lists, and of empty ones. */
    private static List<String> leaves(String at, JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            object.fieldNames().forEachRemaining(name -> found.addAll(leaves(at + "/" + name, object.get(name))));
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            for (int index = 0; index < array.size(); index++) {
                found.addAll(leaves(at + "/" + index, array.get(index)));
            }
        } else {
            found.add(at);
        }
        return found;
    }

    private static void change(JsonNode tree, String leaf) {
        int end = leaf.lastIndexOf('/');
        ObjectNode owner = (ObjectNode) tree.at(leaf.substring(0, end));
        String name = leaf.substring(end + 1);
        JsonNode old = owner.get(name);
        if (old.isBoolean()) {
            owner.put(name, !old.booleanValue());
        } else if (old.isNumber()) {
            owner.put(name, old.intValue() + 1);
        } else {
            owner.put(name, other(old.textValue()));
        }
    }

    /** Another value of the same kind. */
    private static String other(String value) {
        if (value.matches("-?[\\d.]+")) {
            return new BigDecimal(value).add(BigDecimal.ONE).toPlainString();
        }
        if (value.startsWith("PT")) {
            return Duration.parse(value).plusSeconds(90).toString();
        }
        if (value.endsWith("Z")) {
            return Instant.parse(value).plusSeconds(3600).toString();
        }
        return Map.ofEntries(
                        Map.entry("BUY", "SELL"),
                        Map.entry("SELL", "BUY"),
                        Map.entry("PERCENT", "FIXED"),
                        Map.entry("MARKUP", "MARKDOWN"),
                        Map.entry("MARKDOWN", "MARKUP"),
                        Map.entry("OVERLAP", "INCLUSION"),
                        Map.entry("FIAT", "USDT"),
                        Map.entry("DEFAULT_WITH_FALLBACK", "BEST_OF_ALL"),
                        Map.entry("PAGES", "ALL"))
                .getOrDefault(value, value.equals("GHS") ? "XAF" : value + "x");
    }

    /** Every part is there. */
    private static Settings whole() {
        Settings first = FirstStart.settings();
        Instant begin = Instant.parse("2026-08-01T00:00:00Z");
        Refresh own = new Refresh(Duration.ofSeconds(30), true);
        Budget budget = new Budget(120, 10, 4);
        return first.draft()
                .currencies(first.currencies().stream().limit(3).toList())
                .platforms(List.of(
                        new PlatformSetting("binance", "Binance P2P", true, true, budget, own),
                        new PlatformSetting("bybit", "Bybit P2P", true, false, budget, own)))
                .liquidity(List.of(new LiquiditySetting(
                        TradeType.BUY,
                        "XOF",
                        new BigDecimal("10000"),
                        new BigDecimal("500000"),
                        LiquiditySetting.Unit.FIAT,
                        LiquiditySetting.Match.OVERLAP)))
                .adjustments(List.of(new AdjustmentRule(
                        "a1",
                        new RuleScope("XOF", "CI", TradeType.SELL),
                        new RuleStep(AdjustmentMode.PERCENT, new BigDecimal("0.5"), Direction.MARKUP),
                        true,
                        new Validity(begin, begin.plus(Duration.ofDays(31))),
                        "costs",
                        new Authorship("awa", begin))))
                .crossAdjustments(List.of(new CrossAdjustmentRule(
                        "c1",
                        "XOF",
                        "GHS",
                        AdjustmentMode.PERCENT,
                        new LegStep(BigDecimal.ONE, Direction.MARKUP),
                        new LegStep(BigDecimal.ONE, Direction.MARKDOWN),
                        true,
                        new Authorship("awa", begin))))
                .alerts(new AlertSettings(
                        BigDecimal.TEN,
                        new BigDecimal("25"),
                        Duration.ofMinutes(15),
                        new BigDecimal("-2"),
                        new BigDecimal("15")))
                .build();
    }
}
