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

/** Waits until the public API answers with a rate: only then is all of the way open, and the call that is printed works. */
final class FirstRate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ONE_QUESTION = Duration.ofSeconds(3);
    private static final int OK = 200;

    /** What {@link Summary} prints as a call to try. */
    static final String PRINTED = "/api/v1/best-rates?fiat=XOF&trade_type=BUY";

    static final String ANY = "/api/v1/best-rates";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ONE_QUESTION)
            .build();
    private final HttpRequest request;

    /** @param question {@link #PRINTED} or {@link #ANY} */
    FirstRate(Credentials credentials, String question) {
        request = HttpRequest.newBuilder(URI.create(credentials.gateway() + question))
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
