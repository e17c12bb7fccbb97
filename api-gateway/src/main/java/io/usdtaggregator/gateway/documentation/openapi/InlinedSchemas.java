package io.usdtaggregator.gateway.documentation.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Puts the schemas of enumerations and texts where they are used, so that the named schemas are those of records (and
 * {@code Decimal}). Whatever may be null then has a list of types, which every client reads; only a record needs a choice.
 */
final class InlinedSchemas {
    private static final String DECIMAL = "Decimal";

    private final Map<String, Schema> named;

    InlinedSchemas(Map<String, Schema> named) {
        this.named = named;
    }

    /** Names that are no schemas of their own any more. */
    List<String> inlined() {
        return named.keySet().stream()
                .filter(name -> !name.equals(DECIMAL) && isPlain(named.get(name)))
                .toList();
    }

    void inline() {
        named.values().forEach(this::inline);
    }

    private void inline(Schema schema) {
        if (schema.getAnyOf() != null) {
            nullable(schema);
        }
        if (List.of(SchemaType.NUMBER).equals(schema.getType())
                && schema.getMinimum() == null
                && schema.getExclusiveMinimum() == null) {
            schema.setType(null);
            schema.setRef(DECIMAL);
        }
        if (schema.getRef() != null) {
            referenced(schema);
        }
        parts(schema).forEach(this::inline);
    }

    /** {@code anyOf: [what it is, null]}. */
    private void nullable(Schema schema) {
        Schema used = SchemaNull.choices(schema)
                .filter(choice -> !SchemaNull.isNull(choice))
                .findFirst()
                .orElseThrow();
        Schema target = target(used);
        if (target != null && isPlain(target)) {
            schema.setAnyOf(null);
            schema.setType(null);
            copy(target, schema);
            SchemaNull.allow(schema);
        } else {
            schema.setOneOf(schema.getAnyOf());
            schema.setAnyOf(null);
            schema.setType(null);
        }
    }

    private void referenced(Schema schema) {
        Schema target = target(schema);
        if (target != null && isPlain(target) && !schema.getRef().endsWith("/" + DECIMAL)) {
            schema.setRef(null);
            schema.setType(null);
            copy(target, schema);
        } else if (schema.getType() != null) {
            schema.setType(null);
        }
    }

    private static void copy(Schema from, Schema to) {
        from.getAll().forEach((key, value) -> {
            if (to.get(key) == null && !key.equals("description") && !key.equals("examples")) {
                to.set(key, value);
            }
        });
    }

    private Schema target(Schema schema) {
        String reference = schema.getRef();
        return reference == null ? null : named.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static boolean isPlain(Schema schema) {
        return schema.getType() != null && !schema.getType().contains(SchemaType.OBJECT);
    }

    private static Stream<Schema> parts(Schema schema) {
        Stream<Schema> fields =
                schema.getProperties() == null ? Stream.empty() : schema.getProperties().values().stream();
        return Stream.of(
                        fields,
                        SchemaNull.choices(schema),
                        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema(), schema.getPropertyNames()))
                .flatMap(each -> each)
                .filter(Objects::nonNull);
    }
}
