package io.usdtaggregator.client.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** What worked with the last release goes on to work: `last-release.yaml` is replaced when a release is made. */
class BreakingChangeTest {

    @Test
    void the_document_breaks_no_caller_of_the_last_release() {
        ChangedOpenApi change = compared(Documents.LAST_RELEASE, Documents.NOW);
        assertTrue(change.isCompatible(), () -> rendered(change));
    }

    /** The list of exceptions holds no place that needs none: what it hides, it hides knowingly. */
    @Test
    void each_exception_is_still_needed() {
        List<String> idle = Forms.SO_BEFORE.stream()
                .filter(place -> {
                    List<String> others = new ArrayList<>(Forms.SO_BEFORE);
                    others.remove(place);
                    return compared(Documents.LAST_RELEASE, Documents.NOW, others)
                            .isCompatible();
                })
                .toList();
        assertEquals(List.of(), idle);
    }

    @Test
    void an_operation_that_is_gone_is_a_breaking_change() {
        assertBreaks("  /api/v1/xof-countries:\n", "  /api/v1/francs:\n");
    }

    @ParameterizedTest
    @CsvSource({
        // A field of an answer that is gone or has another type, a parameter that has another name.
        "'        confidence:\n', '        trust:\n'",
        "'        age_seconds:\n          type: integer\n', '        age_seconds:\n          type: string\n'",
        "'      name: from_currency\n', '      name: base_currency\n'",
        // A form that a caller has to keep from now on, and one of answers that may be another now.
        "'    MaxAge:\n      name: max_age\n      in: query\n      description: Seconds that a rate may be old at most.\n      required: false\n      schema:\n        type: integer\n        minimum: 1\n', '    MaxAge:\n      name: max_age\n      in: query\n      required: false\n      schema:\n        type: integer\n        minimum: 10\n'",
        // A field of an event that is gone.
        "'            previous_rate:\n', '            last_rate:\n'",
        "'^whsec_[A-Za-z0-9+/]+=*$', '^[a-z]+$'",
    })
    void what_a_caller_sends_or_reads_may_not_change(String from, String to) {
        assertBreaks(from, to);
    }

    @Test
    void a_new_operation_breaks_nobody() {
        ChangedOpenApi change = compared(
                Documents.changed(Documents.LAST_RELEASE, "  /api/v1/xof-countries:\n", "  /api/v1/francs:\n"),
                Documents.changed(
                        Documents.LAST_RELEASE,
                        "paths:\n",
                        "paths:\n  /api/v1/francs:\n    get:\n      operationId: getXofCountries\n"
                                + "      responses:\n        '200':\n          description: x\n"));
        assertFalse(change.getNewEndpoints().isEmpty());
    }

    private static void assertBreaks(String from, String to) {
        String broken = Documents.changed(Documents.LAST_RELEASE, from, to);
        assertFalse(compared(Documents.LAST_RELEASE, broken).isCompatible(), from + " became " + to);
    }

    private static ChangedOpenApi compared(String before, String after) {
        return compared(before, after, Forms.SO_BEFORE);
    }

    private static ChangedOpenApi compared(String before, String after, List<String> soBefore) {
        ObjectNode old = Downgraded.of(before);
        ObjectNode now = Downgraded.of(after);
        Forms.align(old, now, soBefore);
        return OpenApiCompare.fromContents(old.toString(), now.toString());
    }

    private static String rendered(ChangedOpenApi change) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return "this breaks callers of the last release:\n" + text.toString(StandardCharsets.UTF_8);
    }
}
