package io.usdtaggregator.operations.dependencies;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What the artifacts of a service are held against: the files in {@code deploy/dependencies}. */
record DependencyRules(Set<String> licences, List<Vulnerability> vulnerabilities, List<Accepted> accepted) {
    static final Path FILES =
            Path.of("../../deploy/dependencies").toAbsolutePath().normalize();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** A vulnerability that does not reach a service, and why. */
    record Accepted(String id, String artifact, String reason) {
        boolean isFor(Vulnerability vulnerability) {
            return id.equals(vulnerability.id()) && artifact.equals(vulnerability.artifact());
        }
    }

    private record Licences(Set<String> licences) {}

    private record Vulnerabilities(List<Vulnerability> vulnerabilities) {}

    private record AcceptedVulnerabilities(List<Accepted> accepted) {}

    static DependencyRules read() throws IOException {
        return new DependencyRules(
                read("allowed-licences.yaml", Licences.class).licences(),
                read("known-vulnerabilities.yaml", Vulnerabilities.class).vulnerabilities(),
                read("accepted-vulnerabilities.yaml", AcceptedVulnerabilities.class)
                        .accepted());
    }

    /** Each artifact that has no licence, or one that is not allowed, with that licence. */
    List<String> refusedLicences(List<Artifact> artifacts) {
        return artifacts.stream()
                .filter(artifact -> artifact.licences().isEmpty() || !licences.containsAll(artifact.licences()))
                .map(artifact -> artifact + " has the licence "
                        + (artifact.licences().isEmpty() ? "(none)" : String.join(", ", artifact.licences())))
                .toList();
    }

    /** Each artifact with a known vulnerability that is not accepted, with that vulnerability. */
    List<String> vulnerable(List<Artifact> artifacts) {
        return vulnerabilities.stream()
                .filter(vulnerability -> accepted.stream().noneMatch(entry -> entry.isFor(vulnerability)))
                .flatMap(vulnerability -> artifacts.stream()
                        .filter(vulnerability::affects)
                        .map(artifact -> artifact + " has " + vulnerability.id() + ": " + vulnerability.summary()))
                .toList();
    }

    /** Accepted entries that fit none of the artifacts any more. */
    List<Accepted> needless(List<Artifact> artifacts) {
        return accepted.stream()
                .filter(entry -> vulnerabilities.stream()
                        .filter(entry::isFor)
                        .noneMatch(vulnerability -> artifacts.stream().anyMatch(vulnerability::affects)))
                .toList();
    }

    private static <T> T read(String file, Class<T> type) throws IOException {
        return YAML.readValue(FILES.resolve(file).toFile(), type);
    }
}
