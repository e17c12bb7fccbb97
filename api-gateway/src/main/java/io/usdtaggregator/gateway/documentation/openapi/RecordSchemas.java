package io.usdtaggregator.gateway.documentation.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/**
 * Says of each record which of its fields are always there: all of an answer, but those that Jackson leaves out where they
 * are null; of a request's body, those that may not be null. Such a body has no other fields.
 */
final class RecordSchemas {
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);

    private final IndexView index;
    private final Map<String, ClassInfo> records = new HashMap<>();

    RecordSchemas(IndexView index) {
        this.index = index;
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(type -> records.putIfAbsent(type.simpleName(), type));
        index.getAnnotations(SCHEMA).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.CLASS)
                .forEach(annotation ->
                        records.put(name(annotation), annotation.target().asClass()));
    }

    void complete(OpenAPI document) {
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        InlinedSchemas inlined = new InlinedSchemas(schemas);
        inlined.inline();
        inlined.inlined().forEach(document.getComponents()::removeSchema);
        Set<String> bodies = bodies(document);
        schemas.forEach((name, schema) -> {
            ClassInfo type = records.get(name);
            if (type != null && schema.getProperties() != null) {
                complete(schema, type, bodies.contains(name));
            }
        });
    }

    private void complete(Schema schema, ClassInfo type, boolean isBody) {
        Map<String, FieldInfo> fields = new LinkedHashMap<>();
        // What two unwrapped records call alike and mean differently has no one schema: it is left out.
        fields(type)
                .forEach(field -> fields.merge(
                        jsonName(field), field, (one, other) -> one.type().equals(other.type()) ? one : null));
        Map<String, Schema> described = schema.getProperties();
        Map<String, Schema> inOrder = new LinkedHashMap<>();
        fields.keySet().stream().filter(described::containsKey).forEach(name -> inOrder.put(name, described.get(name)));
        schema.setProperties(inOrder);
        inOrder.forEach((name, field) -> corrected(field, fields.get(name)));
        Set<String> alwaysThere = alwaysThere(type);
        schema.setRequired(inOrder.keySet().stream()
                .filter(name -> isBody ? !SchemaNull.allowed(inOrder.get(name)) : alwaysThere.contains(name))
                .toList());
        if (isBody) {
            schema.setAdditionalPropertiesBoolean(false);
        }
    }

    /** What the scanner concludes from Java's types, and nobody promised: how wide numbers are, that a set has no order. */
    private static void corrected(Schema schema, FieldInfo field) {
        AnnotationInstance own = field.annotation(SCHEMA);
        if (own != null && own.value("nullable") != null && schema.getOneOf() != null && !SchemaNull.allowed(schema)) {
            schema.addOneOf(OASFactory.createSchema().type(List.of(Schema.SchemaType.NULL)));
        }
        boolean isOwn = own != null && own.value("format") != null;
        if (!isOwn && List.of("int32", "int64").contains(String.valueOf(schema.getFormat()))) {
            schema.setFormat(null);
        }
        schema.setUniqueItems(null);
        if (schema.getEnumeration() != null && SchemaNull.allowed(schema)) {
            SchemaNull.allow(schema);
        }
        if ("date-time".equals(schema.getFormat())) {
            schema.setExamples(null);
        }
        if ("uuid".equals(schema.getFormat())) {
            schema.setPattern(null);
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            schema.getAdditionalPropertiesSchema().setFormat(null);
        }
    }

    /** Of unwrapped records that may be left out one of them is there: what all of them have. */
    private Set<String> alwaysThere(ClassInfo type) {
        Set<String> names = new HashSet<>();
        List<Set<String>> alternatives = new ArrayList<>();
        components(type).forEach(field -> {
            Set<String> ofField = field.hasAnnotation(UNWRAPPED) ? alwaysThere(typeOf(field)) : Set.of(jsonName(field));
            if (!field.hasAnnotation(INCLUDE)) {
                names.addAll(ofField);
            } else if (field.hasAnnotation(UNWRAPPED)) {
                alternatives.add(ofField);
            }
        });
        alternatives.stream()
                .reduce((one, other) -> one.stream().filter(other::contains).collect(Collectors.toSet()))
                .ifPresent(names::addAll);
        return names;
    }

    private Stream<FieldInfo> fields(ClassInfo type) {
        return components(type)
                .flatMap(field -> field.hasAnnotation(UNWRAPPED) ? fields(typeOf(field)) : Stream.of(field));
    }

    private static Stream<FieldInfo> components(ClassInfo type) {
        return type.recordComponents().stream().map(component -> type.field(component.name()));
    }

    private ClassInfo typeOf(FieldInfo field) {
        return index.getClassByName(field.type().name());
    }

    private static Set<String> bodies(OpenAPI document) {
        Set<String> names = new HashSet<>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                .map(content -> content.getSchema().getRef())
                .forEach(reference -> names.add(reference.substring(reference.lastIndexOf('/') + 1)));
        return names;
    }

    private static String jsonName(FieldInfo field) {
        AnnotationInstance named = field.annotation(PROPERTY);
        return named != null && named.value() != null ? named.value().asString() : SNAKE_CASE.translate(field.name());
    }

    private static String name(AnnotationInstance schema) {
        return schema.value("name") != null
                ? schema.value("name").asString()
                : schema.target().asClass().simpleName();
    }
}
