package io.usdtaggregator.admin.settings.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what staff send as settings: strictly, telling the JSON path of what cannot be read. */
public final class SettingsJson {
    private static final ObjectMapper STRICT = withoutGuessing(MarketJson.configure(new JsonMapper()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final Map<Class<?>, String> FORMS = Map.of(
            BigDecimal.class, "a decimal, e.g. 1.5",
            Instant.class, "an instant in UTC, e.g. 2026-08-21T12:00:00Z",
            Duration.class, "an ISO 8601 duration, e.g. PT1M",
            boolean.class, "true, false",
            Boolean.class, "true, false",
            int.class, "a whole number",
            long.class, "a whole number");

    private SettingsJson() {}

    /** What is written as something else is a mistake, not a value: 1 is not true, "0" is no place in a list of names. */
    private static ObjectMapper withoutGuessing(ObjectMapper mapper) {
        mapper.coercionConfigFor(LogicalType.Boolean)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Enum)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        return mapper;
    }

    /** The settings, checked by {@link SettingsRules}; else a refusal that names each field. */
    public static Settings read(String body) {
        Settings settings = parse(body);
        List<FieldError> errors = SettingsRules.check(settings);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return settings;
    }

    /** The same, where a section that the body may leave out stays as it is in force: its author may not know of it. */
    public static Settings read(String body, Settings inForce) {
        Settings sent = read(body);
        Settings guarded = names(body, "safety") ? sent : sent.withSafety(inForce.safety());
        return names(body, "trust") ? guarded : guarded.withTrust(inForce.trust());
    }

    private static boolean names(String body, String key) {
        try {
            return STRICT.readTree(body).hasNonNull(key);
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private static Settings parse(String body) {
        try {
            JsonNode tree = body == null ? MissingNode.getInstance() : STRICT.readTree(body);
            List<FieldError> missing = new ArrayList<>(SettingsShape.check(tree));
            missing.addAll(SettingsTexts.check(tree));
            if (!missing.isEmpty()) {
                throw Problem.invalid(missing);
            }
            return STRICT.readValue(body, Settings.class);
        } catch (UnrecognizedPropertyException unknown) {
            throw Problem.invalid(FieldError.of(path(unknown), "unknown_field", "is not a field of the settings"));
        } catch (InvalidFormatException wrong) {
            throw Problem.invalid(List.of(new FieldError(
                    path(wrong), "malformed", "cannot be read as it is", allowed(wrong.getTargetType()))));
        } catch (JsonMappingException wrong) {
            String path = path(wrong);
            throw Problem.invalid(FieldError.of(
                    path.isEmpty() ? "$" : path, "malformed", "is missing or not of the form that is wanted"));
        } catch (JsonProcessingException notJson) {
            throw Problem.invalid(FieldError.of("$", "malformed", "is not JSON"));
        }
    }

    private static List<String> allowed(Class<?> type) {
        return type.isEnum()
                ? Stream.of(type.getEnumConstants()).map(Object::toString).toList()
                : List.of(FORMS.getOrDefault(type, type.getSimpleName()));
    }

    private static String path(JsonMappingException where) {
        StringBuilder path = new StringBuilder();
        where.getPath().forEach(step -> {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        });
        return path.toString();
    }
}
