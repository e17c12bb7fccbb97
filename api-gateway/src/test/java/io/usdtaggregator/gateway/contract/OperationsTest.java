package io.usdtaggregator.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document, the resources, and what was promised have the same operations. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OperationsTest {
    /** The calls of the public API with the parameters that they have at least, by the contract. */
    private static final String PROMISED = """
            POST /api/v1/auth/token
            POST /api/v1/auth/refresh
            GET /.well-known/jwks.json
            GET /api/v1/usage
            GET /api/v1/best-rates fiat trade_type country platform amount amount_currency max_age scope
            GET /api/v1/rates/cross from_currency to_currency country_from country_to amount max_age
            GET /api/v1/rates/history fiat trade_type country from_currency to_currency from to cursor
            GET /api/v1/rates/candles fiat trade_type country from_currency to_currency interval from to tz
            GET /api/v1/rates/{rate_id} rate_id
            GET /api/v1/rates/stream fiat trade_type from_currency to_currency Last-Event-ID
            POST /api/v1/quotes Idempotency-Key
            GET /api/v1/quotes/{id} id
            GET /api/v1/offers fiat trade_type country platform amount payment_method page page_size
            GET /api/v1/offers/best fiat trade_type country platform amount payment_method limit
            GET /api/v1/offers/prices fiat trade_type country platform amount payment_method page page_size
            GET /api/v1/platforms
            GET /api/v1/currencies
            GET /api/v1/countries fiat
            GET /api/v1/xof-countries
            GET /api/v1/payment-methods fiat
            GET /api/v1/advertiser reference fiat trade_type
            GET /api/v1/status
            POST /api/v1/webhooks
            GET /api/v1/webhooks page page_size
            GET /api/v1/webhooks/{id} id
            DELETE /api/v1/webhooks/{id} id
            POST /api/v1/webhooks/{id}/test id
            GET /api/v1/webhooks/{id}/deliveries id page page_size
            POST /api/v1/webhooks/{id}/deliveries/{n}/replay id n
            """;

    @Test
    void every_promised_call_is_documented_with_its_parameters() {
        Map<String, Set<String>> documented = documented();
        PROMISED.lines().forEach(line -> {
            List<String> words = List.of(line.split(" "));
            String call = words.get(0) + " " + words.get(1);
            assertTrue(documented.containsKey(call), call);
            Set<String> missing = new TreeSet<>(words.subList(2, words.size()));
            missing.removeAll(documented.get(call));
            assertEquals(Set.of(), missing, call);
        });
    }

    @Test
    void every_call_that_there_is_is_documented_and_every_documented_one_there_is() {
        assertEquals(documented().keySet(), calls(resource -> !isInternal(resource)));
    }

    @Test
    void only_services_may_call_what_is_internal() {
        assertEquals(
                Set.of(
                        "GET /internal/usage",
                        "GET /internal/usage/last-uses",
                        "GET /internal/webhooks",
                        "GET /internal/webhooks/{id}",
                        "POST /internal/webhooks/{id}/deliveries/{number}/replay"),
                calls(OperationsTest::isInternal));
    }

    private static Map<String, Set<String>> documented() {
        ApiDocument document = new ApiDocument(
                MarketJson.read(given().get("/api/schema?format=json").asString(), JsonNode.class));
        Map<String, Set<String>> all = new TreeMap<>();
        document.operations()
                .forEach(operation -> all.put(
                        operation.toString(),
                        document.parameters(operation).stream()
                                .map(parameter -> parameter.path("name").asText())
                                .collect(Collectors.toSet())));
        return all;
    }

    /** As the resources have them; an interface with paths is a client's. */
    private static Set<String> calls(Predicate<JavaMethod> which) {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.usdtaggregator.gateway")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                        .flatMap(type -> type.getMethods().stream())
                        .filter(which)
                        .flatMap(method -> httpMethods(method).map(verb -> verb + " " + path(method)))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** HEAD is GET's shadow: the document says so once. */
    private static Stream<String> httpMethods(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(kind -> kind.isAnnotatedWith(HttpMethod.class))
                .map(JavaClass::getSimpleName)
                .filter(verb -> !verb.equals("HEAD"));
    }

    private static String path(JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        return method.getOwner().getAnnotationOfType(Path.class).value() + own;
    }

    private static boolean isInternal(JavaMethod method) {
        return method.isAnnotatedWith(InternalApi.class) || method.getOwner().isAnnotatedWith(InternalApi.class);
    }
}
