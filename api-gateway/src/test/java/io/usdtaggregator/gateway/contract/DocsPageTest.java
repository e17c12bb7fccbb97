package io.usdtaggregator.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The documentation as a browser loads it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DocsPageTest {
    private static final URI DOCS = URI.create("/api/docs/");
    private static final Pattern LOADED = Pattern.compile("<(script|link|img)\\b[^>]*?\\b(?:src|href)=['\"]([^'\"]+)");
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>\\s*\\S");
    private static final Pattern OF_A_STYLESHEET = Pattern.compile("url\\(['\"]?([^)'\"]+)");

    private Response page;
    private String html;

    @BeforeEach
    void open() {
        page = given().get(DOCS.getPath());
        html = page.asString();
    }

    @Test
    void it_is_swagger_ui_over_the_schema() {
        page.then().statusCode(200).contentType("text/html");
        assertTrue(html.contains("<div id=\"swagger-ui\"></div>"), html);
        assertTrue(
                html.matches("(?s).*SwaggerUIBundle\\(\\{\\s*url: '/api/schema',\\s*dom_id: '#swagger-ui',.*"), html);
        given().redirects()
                .follow(false)
                .get("/api/docs")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/api/docs/"));
    }

    @Test
    void the_schema_is_an_openapi_document_of_3_1_with_and_without_its_slash() {
        for (String path : List.of("/api/schema", "/api/schema/")) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .contentType("application/yaml")
                    .body(startsWith("---\nopenapi: 3.1."))
                    .body(containsString("/api/v1/best-rates:"));
        }
    }

    @Test
    void all_that_it_loads_is_there_and_of_its_type() {
        Map<String, String> types = Map.of(
                "js", "text/javascript",
                "css", "text/css",
                "png", "image/png",
                "ico", "image/x-icon");
        Set<String> loaded = loaded();
        assertTrue(
                loaded.containsAll(
                        Set.of("/api/docs/swagger-ui-bundle.js", "/api/docs/swagger-ui.css", "/api/docs/logo.png")),
                loaded.toString());
        for (String path : loaded) {
            String type = types.get(path.substring(path.lastIndexOf('.') + 1));
            Response answer = given().get(path);
            assertEquals(200, answer.statusCode(), path);
            assertEquals(type, answer.contentType().split(";")[0], path);
            assertTrue(answer.asByteArray().length > 0, path);
        }
    }

    @Test
    void its_policy_allows_what_it_loads_and_nothing_from_elsewhere() {
        Map<String, Set<String>> policy = policy();
        assertEquals(Set.of("'self'"), policy.get("default-src"), "the schema is fetched from here");
        assertTrue(INLINE_SCRIPT.matcher(html).find(), "an inline script starts it");
        assertEquals(Set.of("'self'", "'unsafe-inline'"), policy.get("script-src"));
        assertEquals(Set.of("'self'", "'unsafe-inline'"), policy.get("style-src"));
        assertEquals(Set.of("'self'", "data:"), policy.get("img-src"));
        loaded().stream().filter(path -> path.endsWith(".css")).forEach(path -> found(
                        OF_A_STYLESHEET, given().get(path).asString())
                .map(url -> url.group(1))
                .forEach(url -> assertTrue(url.startsWith("data:image/") || isHere(url), path + " loads " + url)));
    }

    private Set<String> loaded() {
        Set<String> all = new TreeSet<>();
        found(LOADED, html).map(element -> element.group(2)).forEach(reference -> {
            assertTrue(isHere(reference), reference);
            all.add(DOCS.resolve(reference).getPath());
        });
        return all;
    }

    private static boolean isHere(String reference) {
        URI uri = URI.create(reference);
        return !uri.isAbsolute() && uri.getAuthority() == null;
    }

    private Map<String, Set<String>> policy() {
        return Stream.of(page.header("Content-Security-Policy").split(";\\s*"))
                .map(directive -> List.of(directive.split(" ")))
                .collect(Collectors.toMap(words -> words.get(0), words -> Set.copyOf(words.subList(1, words.size()))));
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
