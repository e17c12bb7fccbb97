package io.usdtaggregator.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked example of {@code docs/adding-a-platform.md} is code that is compiled and keeps the contract. */
class DocumentedPlatformTest {
    private static final Path EXAMPLE =
            Path.of("src", "test", "java", "io", "usdtaggregator", "collector", "platform", "palaver");

    @ParameterizedTest
    @ValueSource(strings = {"PalaverPlatform", "PalaverClient", "PalaverBook", "PalaverContractTest"})
    void the_page_shows_the_code_as_it_is(String type) throws IOException {
        assertEquals(List.of(code(type)), shown(type));
    }

    /** Without its head: package, imports and what stands before the type. */
    private static String code(String type) throws IOException {
        String source = Files.readString(EXAMPLE.resolve(type + ".java"));
        return source.substring(source.lastIndexOf("import "))
                .replaceFirst("import [^\n]*\n\n", "")
                .strip();
    }

    private static List<String> shown(String type) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "adding-a-platform.md"));
        return Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(page)
                .results()
                .map(match -> match.group(1).strip())
                .filter(block -> block.contains("class " + type + " ") || block.contains("interface " + type + " "))
                .toList();
    }
}
