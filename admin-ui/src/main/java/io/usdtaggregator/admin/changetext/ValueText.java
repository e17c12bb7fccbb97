package io.usdtaggregator.admin.changetext;

import io.usdtaggregator.admin.messages.PriceMessages;
import io.usdtaggregator.admin.messages.SettingMessages;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.NumberText;
import io.usdtaggregator.admin.page.TimeText;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Values of JSON fields as the reader writes them. */
final class ValueText {
    private final Frame frame;
    private final SettingMessages messages;
    private final PriceMessages terms;

    ValueText(Frame frame, SettingMessages messages, PriceMessages terms) {
        this.frame = frame;
        this.messages = messages;
        this.terms = terms;
    }

    /** @param value not {@code null}; one that is not of this kind is written as it is */
    String of(ValueKind kind, Object value) {
        try {
            return switch (kind) {
                case NUMBER -> number(value);
                case PERCENT -> number(value) + " %";
                case USDT -> number(value) + " USDT";
                case DURATION -> TimeText.inWords(Duration.parse(value.toString()));
                case INSTANT ->
                    TimeText.shown(
                            Instant.parse(value.toString()), frame.visitor().zone(), frame.language());
                case TERM -> term(value.toString());
                case SWITCH -> Boolean.TRUE.equals(value) ? messages.yes() : messages.no();
                case LIST -> list(value);
                case TEXT -> value.toString();
            };
        } catch (NumberFormatException | DateTimeException other) {
            return value.toString();
        }
    }

    String number(Object value) {
        return NumberText.exact(frame, new BigDecimal(value.toString()));
    }

    /** The word for one of a few names. */
    String term(String name) {
        return switch (name) {
            case "BUY" -> terms.buy();
            case "SELL" -> terms.sell();
            case "MARKUP" -> messages.markup();
            case "MARKDOWN" -> messages.markdown();
            case "PERCENT" -> terms.modePercent();
            case "FIXED" -> terms.modeFixed();
            case "OVERLAP" -> messages.overlap();
            case "INCLUSION" -> messages.inclusion();
            case "FIAT" -> terms.unitFiat();
            case "DEFAULT_WITH_FALLBACK" -> terms.policyDefault();
            case "BEST_OF_ALL" -> terms.policyBest();
            case "PAGES" -> messages.onPages();
            case "ALL" -> messages.everywhere();
            case "VIEWER" -> terms.roleViewer();
            case "OPERATOR" -> terms.roleOperator();
            case "ADMIN" -> terms.roleAdmin();
            default -> name;
        };
    }

    private static String list(Object value) {
        return value instanceof JsonArray array
                ? array.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }
}
