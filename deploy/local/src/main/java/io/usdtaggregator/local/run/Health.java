package io.usdtaggregator.local.run;

import io.usdtaggregator.local.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Asks services over HTTP whether they are ready, and waits until they are. */
final class Health {
    private static final Duration ONE_QUESTION = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ONE_QUESTION)
            .build();

    boolean isReady(int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(ONE_QUESTION)
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            return answer.statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    void awaitReady(ServiceProcess service) throws InterruptedException {
        Instant latest = Instant.now().plus(PATIENCE);
        while (!isReady(service.replica().port())) {
            service.requireAlive();
            if (Instant.now().isAfter(latest)) {
                throw Problem.of(
                        "%s was not ready after %d s; %s says why",
                        service.replica().name(), PATIENCE.toSeconds(), service.log());
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }
}
