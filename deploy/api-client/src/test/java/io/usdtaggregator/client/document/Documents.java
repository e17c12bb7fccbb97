package io.usdtaggregator.client.document;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The API's document as it is now and as it was released. */
final class Documents {
    static final String NOW = text(Path.of("../../api-gateway/target/openapi/openapi.yaml"));
    static final String LAST_RELEASE = text(Path.of("src/test/resources/last-release.yaml"));

    private Documents() {}

    static OpenAPI parsed(String text) {
        return read(text).getOpenAPI();
    }

    static List<String> faults(String text) {
        List<String> messages = read(text).getMessages();
        return messages == null ? List.of() : messages;
    }

    /** The document of now with one place changed, which has to be there. */
    static String changed(String from, String to) {
        return changed(NOW, from, to);
    }

    static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the document has no " + from);
        }
        return text.replace(from, to);
    }

    private static SwaggerParseResult read(String text) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIParser().readContents(text, null, options);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
