package io.usdtaggregator.operations.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks OSV, the public database of vulnerabilities of open source (docs at osv.dev), what it knows of artifacts. Where it
 * gives no whole answer the question fails: no answer is never "nothing is known".
 */
final class Osv {
    private static final int ARTIFACTS_AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    /** @param api such as {@code https://api.osv.dev} */
    Osv(URI api) {
        this.api = api;
    }

    /** What OSV knows of one artifact. @param names the entry's id and its other names, such as a CVE's */
    record Known(Artifact artifact, Set<String> names) {}

    /** Each vulnerability that it knows; throws IllegalStateException where it cannot tell. */
    List<Known> knownOf(List<Artifact> artifacts) {
        List<Known> known = new ArrayList<>();
        for (int from = 0; from < artifacts.size(); from += ARTIFACTS_AT_ONCE) {
            List<Artifact> some = artifacts.subList(from, Math.min(from + ARTIFACTS_AT_ONCE, artifacts.size()));
            JsonNode results = ask("/v1/querybatch", questions(some)).path("results");
            if (results.size() != some.size()) {
                throw unanswered(
                        "/v1/querybatch answered for " + results.size() + " artifacts of " + some.size(), null);
            }
            for (int i = 0; i < some.size(); i++) {
                known.addAll(knownOf(some.get(i), results.get(i)));
            }
        }
        return known;
    }

    private List<Known> knownOf(Artifact artifact, JsonNode result) {
        if (result.has("next_page_token")) {
            throw unanswered("it knows more of " + artifact + " than it told", null);
        }
        List<Known> known = new ArrayList<>();
        for (JsonNode entry : result.path("vulns")) {
            String id = entry.path("id").asText();
            Set<String> names = new TreeSet<>(Set.of(id));
            ask("/v1/vulns/" + id, null).path("aliases").forEach(alias -> names.add(alias.asText()));
            known.add(new Known(artifact, names));
        }
        return known;
    }

    private static String questions(List<Artifact> artifacts) {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode queries = batch.putArray("queries");
        artifacts.forEach(artifact -> queries.addObject()
                .put("version", artifact.version())
                .putObject("package")
                .put("ecosystem", "Maven")
                .put("name", artifact.name()));
        return batch.toString();
    }

    /** @param body none for a GET */
    private JsonNode ask(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(PATIENCE)
                .method(
                        body == null ? "GET" : "POST",
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw unanswered(path + " answered " + answer.statusCode(), null);
            }
            return JSON.readTree(answer.body());
        } catch (IOException unreachable) {
            throw unanswered(unreachable.toString(), unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unanswered("interrupted", interrupted);
        }
    }

    private IllegalStateException unanswered(String why, Exception cause) {
        return new IllegalStateException(
                "OSV could not be asked, so nothing was checked (" + why + "). Run this where " + api
                        + " is reached; the build without the profile osv needs no network.",
                cause);
    }
}
