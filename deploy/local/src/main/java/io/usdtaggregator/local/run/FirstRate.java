package io.usdtaggregator.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.usdtaggregator.local.secrets.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** Waits until the public API answers with a rate: only then is all of the way open. */
final class FirstRate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ONE_QUESTION = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ONE_QUESTION)
            .build();
    private final HttpRequest request;

    FirstRate(Credentials credentials) {
        request = HttpRequest.newBuilder(URI.create(credentials.gateway() + "/api/v1/best-rates"))
                .timeout(ONE_QUESTION)
                .header("X-API-Key", credentials.apiKey())
                .build();
    }

    /** Whether one came in that time. */
    boolean await(Duration patience) throws InterruptedException {
        Instant latest = Instant.now().plus(patience);
        while (!isThere()) {
            if (Instant.now().isAfter(latest)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        return true;
    }

    private boolean isThere() throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() == OK && hasRate(JSON.readTree(answer.body()));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean hasRate(JsonNode answer) {
        return StreamSupport.stream(answer.path("best_rates").spliterator(), false)
                .anyMatch(rate -> rate.hasNonNull("rate"));
    }
}
