package io.usdtaggregator.operations.dependencies;

import java.util.List;

/**
 * An artifact that a service brings along.
 *
 * @param name {@code group:artifact}
 */
record Artifact(String name, String version, List<String> licences) {
    @Override
    public String toString() {
        return name + ":" + version;
    }
}
