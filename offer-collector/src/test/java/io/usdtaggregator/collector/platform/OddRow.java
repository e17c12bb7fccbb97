package io.usdtaggregator.collector.platform;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A recorded answer with rows of one's own: good ones with the ids 1 and 2, and a third that is odd. */
final class OddRow {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final Wire wire;
    private final JsonNode envelope;
    private final ObjectNode good;

    OddRow(Wire wire) {
        this.wire = wire;
        this.envelope = tree(Recorded.text(wire.recorded() + ".json"));
        this.good = (ObjectNode) envelope.at(wire.listing().rows()).get(0);
        wire.said().forEach(said -> put(good, said.field(), '"' + said.right() + '"'));
    }

    /** Two good rows and one with these values of its fields, as JSON. */
    String with(String field, String value) {
        return third(row -> put(row, field, value));
    }

    String without(List<String> fields) {
        return third(row -> fields.forEach(field -> remove(row, field)));
    }

    String third(Consumer<ObjectNode> odd) {
        return body(List.of(row("\"1\""), row("\"2\""), changed(row("\"3\""), odd)));
    }

    /** As many good rows as ids, which are JSON. */
    String ids(String... ids) {
        return body(List.of(ids).stream().map(this::row).toList());
    }

    /** A list of good rows with these ids, as JSON. */
    String rows(String... ids) {
        return List.of(ids).stream().map(this::row).toList().toString();
    }

    /** The answer with this list of offers, and as many counted by the platform. */
    String counting(String rows, int count) {
        JsonNode copy = tree(list(rows));
        // Where the recording counts pages too, they would contradict.
        List.of("totalPage", "pages").forEach(((ObjectNode) copy)::remove);
        wire.listing().count().ifPresent(field -> put((ObjectNode) copy, field, String.valueOf(count)));
        return copy.toString();
    }

    /** Every row of the recording, each changed. */
    String all(Consumer<ObjectNode> change) {
        List<ObjectNode> rows = new ArrayList<>();
        envelope.at(wire.listing().rows()).forEach(row -> rows.add(changed(row.deepCopy(), change)));
        return body(rows);
    }

    /** The answer with something else in the place of its list of offers. */
    String list(String json) {
        JsonNode copy = envelope.deepCopy();
        put((ObjectNode) copy, wire.listing().rows(), json);
        return copy.toString();
    }

    static void put(ObjectNode row, String field, String json) {
        JsonPointer pointer = JsonPointer.compile(field);
        parent(row, pointer).set(pointer.last().getMatchingProperty(), tree(json));
    }

    static void remove(ObjectNode row, String field) {
        JsonPointer pointer = JsonPointer.compile(field);
        parent(row, pointer).remove(pointer.last().getMatchingProperty());
    }

    private static ObjectNode parent(ObjectNode row, JsonPointer pointer) {
        return pointer.head().matches() ? row : row.withObject(pointer.head());
    }

    private ObjectNode row(String id) {
        return changed(good.deepCopy(), row -> put(row, wire.listing().id(), id));
    }

    private static ObjectNode changed(ObjectNode row, Consumer<ObjectNode> change) {
        change.accept(row);
        return row;
    }

    private String body(List<ObjectNode> rows) {
        JsonNode copy = envelope.deepCopy();
        ArrayNode list = (ArrayNode) copy.at(wire.listing().rows());
        list.removeAll();
        list.addAll(rows);
        return copy.toString();
    }

    static JsonNode tree(String json) {
        try {
            return EXACT.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(json, broken);
        }
    }
}
