package io.usdtaggregator.benchmark.bare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the gateway is measured against starts by itself, without any server, and answers what it was given. */
@QuarkusTest
@TestProfile(BareResourceTest.Given.class)
class BareResourceTest {

    /** An answer of the gateway, as the benchmark records one. */
    public static class Given implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path directory = Files.createTempDirectory("bare");
                Files.writeString(directory.resolve("cross.json"), "{\"rate\":\"0.0195\"}");
                Files.writeString(directory.resolve("cross.headers"), "X-Rate-Limit: 600\n");
                return Map.of("bare.directory", directory.toString(), "quarkus.http.test-port", "0");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @TestHTTPResource("/bare/cross")
    URI address;

    @Test
    void it_answers_the_recorded_body_and_the_recorded_headers_where_they_are_asked_for() throws Exception {
        assertEquals("{\"rate\":\"0.0195\"}", get(address).body());

        HttpResponse<String> both = get(URI.create(address + "/headers"));
        assertEquals("{\"rate\":\"0.0195\"}", both.body());
        assertEquals("600", both.headers().firstValue("X-Rate-Limit").orElse("none"));
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
