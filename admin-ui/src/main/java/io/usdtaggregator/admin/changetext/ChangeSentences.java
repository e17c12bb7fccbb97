package io.usdtaggregator.admin.changetext;

import io.usdtaggregator.admin.messages.SettingMessages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what a change makes of what, one sentence for each thing, from the JSON states before and after it: {@code XOF, Ivory
 * Coast, SELL: markup from 0.5 % to 2 %}. Pure.
 */
final class ChangeSentences {
    /** What each change changes. */
    private static final Set<String> NOT_CONTENT = Set.of("version", "changed_at", "changed_by");

    private static final Set<String> LISTS = Set.of(
            "adjustments", "cross_adjustments", "liquidity", "platforms", "currencies", "currencies[].countries");
    /** Told together, as one amount. */
    private static final Map<String, Set<String>> AMOUNTS = Map.of(
            "adjustments[]", Set.of("mode", "direction", "value"),
            "cross_adjustments[]", Set.of("mode", "buy", "sell"));

    private final SettingMessages messages;
    private final ValueText values;
    private final SubjectText subjects;
    private final RuleText rules;
    private final List<String> sentences = new ArrayList<>();

    ChangeSentences(SettingMessages messages, ValueText values, SubjectText subjects) {
        this.messages = messages;
        this.values = values;
        this.subjects = subjects;
        this.rules = new RuleText(messages, values);
    }

    /** Empty where nothing differs but who changed it when. */
    List<String> between(JsonObject before, JsonObject after) {
        objects("", "", before, after, Optional.empty());
        return List.copyOf(sentences);
    }

    /** @param absent what a side without a value means; empty: as each field says */
    private void objects(String path, String subject, JsonObject before, JsonObject after, Optional<String> absent) {
        Set<String> names = new LinkedHashSet<>(after.fieldNames());
        names.addAll(before.fieldNames());
        names.removeAll(NOT_CONTENT);
        names.removeAll(AMOUNTS.getOrDefault(path, Set.of()));
        for (String name : names) {
            values(
                    path.isEmpty() ? name : path + "." + name,
                    subject,
                    before.getValue(name),
                    after.getValue(name),
                    absent);
        }
    }

    private void values(String path, String subject, Object before, Object after, Optional<String> absent) {
        if (LISTS.contains(path)) {
            elements(path, subject, keyed(before), keyed(after));
        } else if (before instanceof JsonObject || after instanceof JsonObject) {
            boolean isWhole = before instanceof JsonObject && after instanceof JsonObject;
            objects(path, subject, orEmpty(before), orEmpty(after), isWhole ? absent : absent(path));
        } else if (!isSame(before, after)) {
            sentences.add(sentence(path, subject, before, after, absent));
        }
    }

    private String sentence(String path, String subject, Object before, Object after, Optional<String> absent) {
        Optional<FieldText> field = FieldText.at(path);
        if (path.equals("platforms[].default")) {
            return Boolean.TRUE.equals(after) ? messages.becomesDefault(subject) : messages.noLongerDefault(subject);
        }
        String label = field.map(known -> known.label(messages)).orElse(path);
        String what = Stream.of(subject, label).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        if (before instanceof Boolean && after instanceof Boolean isOn) {
            return isOn ? messages.turnedOn(what) : messages.turnedOff(what);
        }
        String none = absent.orElseGet(
                () -> field.map(known -> known.absent(messages)).orElseGet(messages::none));
        ValueKind kind = field.map(FieldText::kind).orElse(ValueKind.TEXT);
        return messages.fromTo(what, text(kind, before, none), text(kind, after, none));
    }

    private String text(ValueKind kind, Object value, String none) {
        return isNothing(value) ? none : values.of(kind, value);
    }

    private void elements(String path, String parent, Map<String, JsonObject> before, Map<String, JsonObject> after) {
        String list = path + "[]";
        after.forEach((key, element) -> {
            String subject = subjects.of(list, parent, element);
            JsonObject old = before.get(key);
            if (old == null) {
                sentences.add(added(list, subject, element));
            } else {
                amounts(list, subject, old, element);
                objects(list, subject, old, element, Optional.empty());
            }
        });
        before.forEach((key, element) -> {
            if (!after.containsKey(key)) {
                sentences.add(removed(list, subjects.of(list, parent, element), element));
            }
        });
        order(list, parent, before, after);
    }

    private void amounts(String list, String subject, JsonObject before, JsonObject after) {
        if (list.equals("adjustments[]")) {
            sentences.addAll(rules.adjustmentChange(subject, before, after));
        } else if (list.equals("cross_adjustments[]")) {
            sentences.addAll(rules.crossChange(subject, before, after));
        }
    }

    private String added(String list, String subject, JsonObject element) {
        return switch (list) {
            case "adjustments[]" -> messages.ruleAdded(subject, rules.adjustment(element));
            case "cross_adjustments[]" -> messages.ruleAdded(subject, rules.crossAdjustment(element));
            case "liquidity[]" -> messages.limitAdded(subject, rules.limit(element));
            case "currencies[]" -> currencyAdded(subject + " (" + subjects.named(element) + ")", element);
            default -> messages.added(subject);
        };
    }

    private String currencyAdded(String subject, JsonObject currency) {
        String countries = SubjectText.elements(currency.getJsonArray("countries"))
                .map(subjects::named)
                .collect(Collectors.joining(", "));
        return countries.isEmpty() ? messages.added(subject) : messages.addedWith(subject, countries);
    }

    private String removed(String list, String subject, JsonObject element) {
        return switch (list) {
            case "adjustments[]" -> messages.ruleRemoved(subject, rules.adjustment(element));
            case "cross_adjustments[]" -> messages.ruleRemoved(subject, rules.crossAdjustment(element));
            case "liquidity[]" -> messages.limitRemoved(subject, rules.limit(element));
            default -> messages.removed(subject);
        };
    }

    /** The order means something of platforms, currencies and countries; of rules it does not. */
    private void order(String list, String parent, Map<String, JsonObject> before, Map<String, JsonObject> after) {
        List<String> old = before.keySet().stream().filter(after::containsKey).toList();
        List<String> now = after.keySet().stream().filter(before::containsKey).toList();
        if (!AMOUNTS.containsKey(list) && !list.equals("liquidity[]") && !old.equals(now)) {
            sentences.add(messages.newOrder(after.values().stream()
                    .map(element -> subjects.of(list, parent, element))
                    .collect(Collectors.joining(" · "))));
        }
    }

    private Optional<String> absent(String path) {
        return FieldText.at(path).map(field -> field.absent(messages));
    }

    /** Elements by what stays when they are changed: their id or code, of a limit its scope. */
    private static Map<String, JsonObject> keyed(Object list) {
        Map<String, JsonObject> elements = new LinkedHashMap<>();
        SubjectText.elements(list instanceof JsonArray array ? array : null).forEach(element -> {
            String key = Stream.of("id", "code")
                    .map(element::getString)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> element.getString("currency") + ":" + element.getString("trade_type"));
            elements.put(elements.containsKey(key) ? key + "#" + elements.size() : key, element);
        });
        return elements;
    }

    private static JsonObject orEmpty(Object value) {
        return value instanceof JsonObject object ? object : new JsonObject();
    }

    private static boolean isNothing(Object value) {
        return value == null || value instanceof JsonArray array && array.isEmpty();
    }

    /** {@code 2.50} is {@code 2.5}. */
    private static boolean isSame(Object before, Object after) {
        if (isNothing(before) || isNothing(after)) {
            return isNothing(before) && isNothing(after);
        }
        return before.equals(after)
                || number(before).isPresent() && number(before).equals(number(after));
    }

    private static Optional<BigDecimal> number(Object value) {
        String text = value.toString();
        return text.matches("-?\\d{1,100}(\\.\\d{1,100})?")
                ? Optional.of(new BigDecimal(text).stripTrailingZeros())
                : Optional.empty();
    }
}
