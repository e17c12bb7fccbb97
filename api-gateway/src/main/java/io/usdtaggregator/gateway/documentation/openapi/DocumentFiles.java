package io.usdtaggregator.gateway.documentation.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The files that the document is completed with: examples of answers and errors, below {@code openapi/}. */
final class DocumentFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DocumentFiles() {}

    static JsonNode read(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("there is no file openapi/" + name));
    }

    static Optional<JsonNode> find(String name) {
        try (InputStream file = DocumentFiles.class.getResourceAsStream("/openapi/" + name)) {
            return file == null ? Optional.empty() : Optional.of(JSON.readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("openapi/" + name + " cannot be read", unreadable);
        }
    }

    /** The first with what the second says otherwise, field by field. */
    static JsonNode merged(JsonNode whole, JsonNode changes) {
        try {
            return JSON.readerForUpdating(whole.deepCopy()).readValue(changes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As the document's model takes it: maps, lists, texts, numbers. */
    static Object value(JsonNode json) {
        return JSON.convertValue(json, Object.class);
    }
}
