package io.usdtaggregator.gateway.contract;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.contract.ApiDocument.Operation;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Rate;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drives every operation of the document with right and wrong input: each answer is one that the document knows. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class FuzzTest {
    private static final long SEED = 20261123;
    private static final int ROUNDS = 60;
    private static final String UUID = "3f1c0c52-7a1e-4a52-9c1b-2f0a4f4f6f10";

    @Inject
    Seed seed;

    @TestHTTPResource
    URI base;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void seed() {
        seed.all();
        Rate buy = Seed.rate(
                Market.zone("XOF", TradeType.BUY),
                Instant.now(),
                null,
                anOffer().at("600").build());
        Rate sell = Seed.rate(
                Market.zone("GHS", TradeType.SELL),
                Instant.now(),
                null,
                anOffer().at("12.3").build());
        seed.publish(List.of(buy, sell), List.of(Seed.cross(buy, sell, null)));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> send(good("/api/v1/currencies")).statusCode() == 200);
    }

    @Test
    void every_answer_to_right_and_wrong_input_is_one_that_the_document_knows() throws Exception {
        ApiDocument document = document();
        Nasty nasty = new Nasty(SEED);
        List<String> faults = new ArrayList<>();
        for (Operation operation : document.operations()) {
            if (operation.path().endsWith("/stream")) {
                continue;
            }
            for (int round = 0; round < ROUNDS; round++) {
                HttpRequest request = request(document, operation, nasty);
                HttpResponse<String> answer = send(request);
                document.faults(operation, answer.statusCode(), answer.headers(), answer.body())
                        .forEach(fault ->
                                faults.add(operation + " " + request.uri().getRawQuery() + ": " + fault));
            }
        }
        assertEquals(List.of(), faults.stream().limit(20).toList());
    }

    @Test
    void a_method_that_a_path_has_not_is_told_so() throws Exception {
        Set<String> known = Set.copyOf(document().operations().stream()
                .map(operation -> operation.method().toUpperCase() + operation.path())
                .toList());
        for (Operation operation : document().operations()) {
            for (String method : List.of("PUT", "DELETE", "PATCH", "POST", "TRACE", "FOO")) {
                if (known.contains(method + operation.path())) {
                    continue;
                }
                HttpResponse<String> answer = send(good(operation.path().replaceAll("\\{[a-z_]+}", UUID), method));
                assertTrue(
                        Set.of(404, 405, 415, 501).contains(answer.statusCode()),
                        method + " " + operation.path() + ": " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    private HttpRequest request(ApiDocument document, Operation operation, Nasty nasty) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        List<String[]> headers = new ArrayList<>();
        for (JsonNode parameter : document.parameters(operation)) {
            boolean right = nasty.chance(0.6);
            String value = right ? nasty.allowed(parameter).orElseGet(nasty::value) : nasty.value();
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" ->
                    path = path.replace("{" + name + "}", right ? UUID : encoded(value.isBlank() ? "x" : value));
                case "query" -> {
                    if (parameter.path("required").asBoolean() ? nasty.chance(0.95) : nasty.chance(0.3)) {
                        query.append(query.length() == 0 ? "?" : "&")
                                .append(name)
                                .append('=')
                                .append(encoded(value));
                    }
                }
                default -> {
                    if (nasty.chance(0.3) && value.chars().allMatch(c -> c > 32 && c < 127)) {
                        headers.add(new String[] {name, value});
                    }
                }
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path + query));
        if (nasty.chance(0.85)) {
            request.header("X-API-Key", Seed.OPERATOR_KEY.text());
        } else {
            request.header("Authorization", nasty.credential());
        }
        headers.forEach(header -> request.header(header[0], header[1]));
        JsonNode example = operation.node().at("/requestBody/content/application~1json/example");
        if (example.isObject()) {
            request.header("Content-Type", nasty.chance(0.9) ? "application/json" : "text/plain");
            request.method(
                    operation.method().toUpperCase(),
                    HttpRequest.BodyPublishers.ofString(
                            nasty.chance(0.2) ? MarketJson.write(example) : nasty.body(example)));
        } else {
            request.method(operation.method().toUpperCase(), HttpRequest.BodyPublishers.noBody());
        }
        return request.build();
    }

    private HttpRequest good(String path) {
        return good(path, "GET");
    }

    private HttpRequest good(String path, String method) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("X-API-Key", Seed.OPERATOR_KEY.text())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private ApiDocument document() throws IOException, InterruptedException {
        return new ApiDocument(
                MarketJson.read(send(good("/api/schema?format=json")).body(), JsonNode.class));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
