package io.usdtaggregator.admin.changetext;

import io.usdtaggregator.admin.messages.SettingMessages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a JSON path means: {@code adjustments[01J...].value} is {@code XOF, Ivory Coast, SELL, value}. */
final class PathText {
    private static final Pattern STEP = Pattern.compile("\\.?([a-z_0-9]+)(?:\\[([^\\]]*)])?");

    private final SettingMessages messages;
    private final SubjectText subjects;

    PathText(SettingMessages messages, SubjectText subjects) {
        this.messages = messages;
        this.subjects = subjects;
    }

    /** @param states in which the elements of lists are looked for, by their id, code or place */
    String of(String path, JsonObject... states) {
        StringBuilder pattern = new StringBuilder();
        String subject = "";
        Matcher step = STEP.matcher(path);
        Object[] here = states;
        while (step.find()) {
            pattern.append(pattern.isEmpty() ? "" : ".").append(step.group(1));
            here = Stream.of(here).map(at -> member(at, step.group(1))).toArray();
            if (step.group(2) != null) {
                pattern.append("[]");
                here = Stream.of(here).map(at -> element(at, step.group(2))).toArray();
                Optional<JsonObject> element = Stream.of(here)
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .findFirst();
                if (element.isPresent()) {
                    subject = subjects.of(pattern.toString(), subject, element.get());
                }
            }
        }
        String label = FieldText.named(pattern.toString())
                .map(field -> field.label(messages))
                .orElseGet(() -> ofForm(pattern.toString()));
        String words = Stream.of(subject, label).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return words.isEmpty() ? path : words;
    }

    /** Of a field that forms have and changes do not tell; empty for any other. */
    private String ofForm(String pattern) {
        String last = pattern.substring(pattern.lastIndexOf('.') + 1);
        return switch (last) {
            case "currency" -> messages.currency();
            case "country" -> messages.country();
            case "trade_type" -> messages.tradeType();
            case "code" -> messages.isoCode();
            case "username" -> messages.username();
            case "password", "new_password", "new_password_again", "present_password" -> messages.password();
            case "amount" -> messages.typedAmount();
            case "month" -> messages.month();
            case "id" -> messages.identifier();
            case "at" -> messages.instant();
            case "version" -> messages.pageVersion();
            case "note" -> messages.note();
            default -> "";
        };
    }

    private static Object member(Object at, String name) {
        return at instanceof JsonObject object ? object.getValue(name) : null;
    }

    private static Object element(Object list, String key) {
        if (!(list instanceof JsonArray array)) {
            return null;
        }
        if (key.matches("\\d{1,6}") && Integer.parseInt(key) < array.size()) {
            return array.getValue(Integer.parseInt(key));
        }
        return SubjectText.elements(array)
                .filter(element -> key.equals(element.getString("id")) || key.equals(element.getString("code")))
                .findFirst()
                .orElse(null);
    }
}
