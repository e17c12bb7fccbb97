package io.usdtaggregator.gateway.documentation.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;

/** How the fields of records are called in JSON. */
final class JsonNames {
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private JsonNames() {}

    static String of(FieldInfo field) {
        AnnotationInstance named = field.annotation(PROPERTY);
        return named != null && named.value() != null ? named.value().asString() : SNAKE_CASE.translate(field.name());
    }
}
