package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/contract.md leaves no operation out, and each of its promises names a test that is there. */
class ContractDocumentTest {
    private static final Pattern PROMISE = Pattern.compile("(?m)^\\| (?!promise|---)(.+?) \\| (.+) \\|$");
    private static final Pattern LINE = Pattern.compile("^ {2}(/\\S+):$|^ {4}(get|post|put|delete):$");

    private final String document = NamedTests.read(NamedTests.ROOT.resolve("docs/contract.md"));

    @Test
    void each_promise_names_a_test() {
        List<String> without = PROMISE.matcher(document)
                .results()
                .filter(row -> !NamedTests.isAnyIn(row.group(2)))
                .map(row -> row.group(1))
                .toList();
        assertEquals(List.of(), without);
        assertTrue(PROMISE.matcher(document).results().count() > 100);
    }

    @Test
    void every_test_that_is_named_is_there() throws IOException {
        assertEquals(List.of(), NamedTests.missing(document));
    }

    @Test
    void every_operation_has_its_promises() {
        List<String> missing = operations().stream()
                .filter(operation -> !document.contains("`" + operation + "`"))
                .toList();
        assertEquals(List.of(), missing);
    }

    /** As the document's headings name them: without what all paths begin with. */
    private static List<String> operations() {
        List<String> operations = new ArrayList<>();
        String path = "";
        for (String line : openApi().lines().toList()) {
            var found = LINE.matcher(line);
            if (found.matches()) {
                path = found.group(1) != null ? found.group(1).replace("/api/v1", "") : path;
                if (found.group(2) != null) {
                    operations.add(found.group(2).toUpperCase() + " " + path);
                }
            }
        }
        assertTrue(operations.size() > 25, operations.toString());
        return operations;
    }

    /** Its paths alone: another part describes the messages that we send. */
    private static String openApi() {
        String whole = NamedTests.read(NamedTests.ROOT.resolve("api-gateway/target/openapi/openapi.yaml"));
        String fromPathsOn = whole.substring(whole.indexOf("\npaths:") + 1);
        return fromPathsOn.split("\n(?=[a-z]+:)", 2)[0];
    }
}
