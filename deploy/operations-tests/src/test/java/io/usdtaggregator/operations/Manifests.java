package io.usdtaggregator.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an overlay would send to a cluster, as {@code kubectl kustomize} writes it. */
record Manifests(List<JsonNode> documents) {
    private static final Path ROOT = io.usdtaggregator.operations.Files.ROOT;

    /** Rendered from a copy in {@code folder}, with secrets made for it as the README says. */
    static Manifests of(String overlay, Path folder) throws IOException, InterruptedException {
        Program kubectl = Program.named("kubectl", "KUBECTL_REQUIRED");
        copy(ROOT.resolve("deploy/kubernetes"), folder.resolve("kubernetes"));
        copy(ROOT.resolve("deploy/docker"), folder.resolve("docker"));
        Path place = folder.resolve("kubernetes/overlays").resolve(overlay);
        new Program(folder.resolve("docker/make-secrets"))
                .run(folder, place.resolve("secrets").toString());
        return new Manifests(
                io.usdtaggregator.operations.Files.documents(kubectl.run(folder, "kustomize", place.toString())));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file));
                if (!file.toString().contains("/secrets/")) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Stream<JsonNode> of(String kind) {
        return documents.stream()
                .filter(document -> document.get("kind").asText().equals(kind));
    }

    /** The deployments of our own four services. */
    Stream<JsonNode> services() {
        return of("Deployment")
                .filter(deployment -> List.of("api-gateway", "admin-ui", "rate-engine", "offer-collector")
                        .contains(name(deployment)));
    }

    static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }

    static JsonNode pod(JsonNode deployment) {
        return deployment.at("/spec/template/spec");
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
