package io.usdtaggregator.admin.changetext;

import io.usdtaggregator.admin.messages.SettingMessages;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a rule or a limit does, in words: {@code markup of 2 %, until 2026-12-31 22:59:59 UTC}. */
final class RuleText {
    private static final String VALUE = "value";
    private static final String DIRECTION = "direction";

    private final SettingMessages messages;
    private final ValueText values;

    RuleText(SettingMessages messages, ValueText values) {
        this.messages = messages;
        this.values = values;
    }

    /** Of a rule for markets. */
    String adjustment(JsonObject rule) {
        List<String> parts = new ArrayList<>();
        parts.add(amount(step(rule, rule), rule.getString("currency")));
        addState(parts, rule);
        if (rule.getValue("valid_from") != null) {
            parts.add(messages.from(values.of(ValueKind.INSTANT, rule.getValue("valid_from"))));
        }
        if (rule.getValue("valid_until") != null) {
            parts.add(messages.until(values.of(ValueKind.INSTANT, rule.getValue("valid_until"))));
        }
        if (rule.getValue("reason") != null) {
            parts.add(messages.because(rule.getString("reason")));
        }
        return String.join(", ", parts);
    }

    /** Of a rule for cross rates. */
    String crossAdjustment(JsonObject rule) {
        List<String> parts = new ArrayList<>();
        parts.add(messages.buyLeg(amount(step(rule, leg(rule, "buy")), rule.getString("from"))));
        parts.add(messages.sellLeg(amount(step(rule, leg(rule, "sell")), rule.getString("to"))));
        addState(parts, rule);
        return String.join(", ", parts);
    }

    /** Of a limit of liquidity. */
    String limit(JsonObject limit) {
        return messages.limits(bound(limit, "min"), bound(limit, "max"), values.term(limit.getString("match", "")));
    }

    /** The change of a rule's amount; empty where it stays. */
    List<String> adjustmentChange(String subject, JsonObject before, JsonObject after) {
        return change(
                subject,
                step(before, before),
                step(after, after),
                before.getString("currency"),
                after.getString("currency"));
    }

    /** The changes of the amounts of both legs. */
    List<String> crossChange(String subject, JsonObject before, JsonObject after) {
        List<String> changes = new ArrayList<>(change(
                messages.buyLeg(subject),
                step(before, leg(before, "buy")),
                step(after, leg(after, "buy")),
                before.getString("from"),
                after.getString("from")));
        changes.addAll(change(
                messages.sellLeg(subject),
                step(before, leg(before, "sell")),
                step(after, leg(after, "sell")),
                before.getString("to"),
                after.getString("to")));
        return changes;
    }

    private List<String> change(String subject, Step before, Step after, String unitBefore, String unitAfter) {
        if (before.isLike(after) && amount(before, unitBefore).equals(amount(after, unitAfter))) {
            return List.of();
        }
        return List.of(
                before.isLike(after)
                        ? messages.amountFromTo(
                                subject,
                                values.term(after.direction()),
                                value(before, unitBefore),
                                value(after, unitAfter))
                        : messages.amountInstead(subject, amount(before, unitBefore), amount(after, unitAfter)));
    }

    private record Step(String mode, String direction, Object value) {
        boolean isLike(Step other) {
            return mode.equals(other.mode) && direction.equals(other.direction);
        }
    }

    private static Step step(JsonObject rule, JsonObject step) {
        return new Step(
                rule.getString("mode", ""),
                step.getString(DIRECTION, ""),
                Objects.requireNonNullElse(step.getValue(VALUE), "0"));
    }

    private static JsonObject leg(JsonObject rule, String name) {
        return Objects.requireNonNullElseGet(rule.getJsonObject(name), JsonObject::new);
    }

    private String amount(Step step, String unit) {
        return messages.amount(values.term(step.direction()), value(step, unit));
    }

    private String value(Step step, String unit) {
        String number = values.of(ValueKind.NUMBER, step.value());
        if (step.mode().equals("PERCENT")) {
            return number + " %";
        }
        return unit == null ? number : number + " " + unit;
    }

    private void addState(List<String> parts, JsonObject rule) {
        if (Boolean.FALSE.equals(rule.getValue("active"))) {
            parts.add(messages.off());
        }
    }

    private String bound(JsonObject limit, String name) {
        Object value = limit.getValue(name);
        if (value == null) {
            return messages.noLimit();
        }
        String unit = "USDT".equals(limit.getString("unit")) ? "USDT" : limit.getString("currency", "");
        return values.of(ValueKind.NUMBER, value) + " " + unit;
    }
}
