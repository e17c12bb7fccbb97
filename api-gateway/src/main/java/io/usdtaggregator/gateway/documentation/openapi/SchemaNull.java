package io.usdtaggregator.gateway.documentation.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Null in schemas: clients read it best as one of a field's types, and only a record needs a choice for it. */
final class SchemaNull {
    private SchemaNull() {}

    /** Whether the field may be null. */
    static boolean allowed(Schema schema) {
        return isNull(schema)
                || schema.getType() != null && schema.getType().contains(SchemaType.NULL)
                || choices(schema).anyMatch(SchemaNull::isNull);
    }

    /** Whether nothing but null is of this schema. */
    static boolean isNull(Schema schema) {
        return List.of(SchemaType.NULL).equals(schema.getType());
    }

    /** Adds null to the types, and to the values where they are listed. */
    static void allow(Schema schema) {
        List<SchemaType> types = new ArrayList<>(schema.getType());
        if (!types.contains(SchemaType.NULL)) {
            types.add(SchemaType.NULL);
        }
        schema.setType(types);
        if (schema.getEnumeration() != null && !schema.getEnumeration().contains(null)) {
            List<Object> values = new ArrayList<>(schema.getEnumeration());
            values.add(null);
            schema.setEnumeration(values);
        }
    }

    static Stream<Schema> choices(Schema schema) {
        return Stream.concat(
                schema.getAnyOf() == null ? Stream.empty() : schema.getAnyOf().stream(),
                schema.getOneOf() == null ? Stream.empty() : schema.getOneOf().stream());
    }
}
