package io.usdtaggregator.gateway.documentation.deprecation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document calls deprecated, and what its callers are told. */
class DeprecationsTest {
    private static final String PLANTED = """
            paths:
              /old:
                get: {deprecated: true, x-deprecated-since: 2026-01-01, x-sunset: 2027-06-05}
                post: {}
              /things/{id}:
                get: {deprecated: true, x-deprecated-since: 2026-01-01, x-sunset: 2027-01-01}
              /things/best:
                get: {}
              /asked:
                parameters:
                - {name: everywhere, in: query, deprecated: true, x-deprecated-since: 2026-04-01, x-sunset: 2027-04-01}
                get:
                  parameters:
                  - {name: fine, in: query}
                  - {name: own, in: query, deprecated: true, x-deprecated-since: 2026-02-01, x-sunset: 2027-02-01}
                  - $ref: '#/components/parameters/Shared'
              /both:
                get:
                  deprecated: true
                  x-deprecated-since: 2026-03-01
                  x-sunset: 2027-01-01
                  parameters:
                  - {name: own, in: query, deprecated: true, x-deprecated-since: 2026-02-01, x-sunset: 2027-02-01}
            components:
              parameters:
                Shared: {name: X-Shared, in: header, deprecated: true, x-deprecated-since: 2026-05-01, x-sunset: 2027-05-01}
            """;

    private final Deprecations planted = new Deprecations(document(PLANTED));

    @ParameterizedTest
    @CsvSource({
        "GET, /old, , @1767225600 Sat 05 Jun 2027",
        "GET, /old/, , @1767225600 Sat 05 Jun 2027",
        "HEAD, /old, , @1767225600 Sat 05 Jun 2027",
        "POST, /old, , nothing",
        "GET, /older, , nothing",
        "GET, /old/er, , nothing",
        "GET, /, , nothing",
        "GET, /things/7, , @1767225600 Fri 01 Jan 2027",
        "GET, /things/7/, , @1767225600 Fri 01 Jan 2027",
        "GET, /things/7/parts, , nothing",
        "GET, /things/best, , nothing",
        "GET, /asked, , nothing",
        "GET, /asked, query fine, nothing",
        "GET, /asked, header own, nothing",
        "GET, /asked, query own, @1769904000 Mon 01 Feb 2027",
        "GET, /asked, query everywhere, @1775001600 Thu 01 Apr 2027",
        "GET, /asked, header X-Shared, @1777593600 Sat 01 May 2027",
        "GET, /both, , @1772323200 Fri 01 Jan 2027",
        "GET, /both, query own, @1769904000 Fri 01 Jan 2027"
    })
    void a_call_is_told_of_what_it_uses(String method, String path, String sent, String told) {
        assertEquals(told, told(method, path, sent == null ? Set.of() : Set.of(sent)));
    }

    @Test
    void of_several_the_earliest_days_count() {
        assertEquals(
                "@1769904000 Mon 01 Feb 2027",
                told("GET", "/asked", Set.of("query own", "query everywhere", "header X-Shared")));
    }

    @Test
    void a_document_without_deprecations_is_known_as_such() {
        assertFalse(planted.isEmpty());
        assertFalse(new Deprecations(document("""
                paths:
                  /things/{id}:
                    get:
                      parameters:
                      - {name: own, in: query, deprecated: true, x-deprecated-since: 2026-02-01, x-sunset: 2027-02-01}
                """)).isEmpty());
        assertTrue(new Deprecations(document("paths: {/new: {get: {deprecated: false}}}")).isEmpty());
        assertTrue(new Deprecations(document("{}")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deprecated: true",
                "deprecated: true, x-deprecated-since: 2026-01-01",
                "deprecated: true, x-sunset: 2027-01-01",
                "deprecated: true, x-deprecated-since: soon, x-sunset: 2027-01-01",
                "deprecated: true, x-deprecated-since: 2027-01-02, x-sunset: 2027-01-01"
            })
    void nothing_is_deprecated_without_saying_since_and_until_when(String operation) {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> new Deprecations(document("paths: {/old: {get: {" + operation + "}}}")));
        assertTrue(refused.getMessage().startsWith("GET /old is deprecated without"), refused.getMessage());
    }

    /** Without the midnight that every sunset has. */
    private String told(String method, String path, Set<String> sent) {
        return planted.of(method, path, (in, name) -> sent.contains(in + " " + name))
                .map(told -> told.deprecationHeader() + " " + told.sunsetHeader())
                .map(told -> {
                    assertTrue(told.endsWith(" 00:00:00 GMT"), told);
                    return told.replace(" 00:00:00 GMT", "").replace(",", "");
                })
                .orElse("nothing");
    }

    private static JsonNode document(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
