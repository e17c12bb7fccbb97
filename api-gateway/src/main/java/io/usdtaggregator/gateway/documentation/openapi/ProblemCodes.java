package io.usdtaggregator.gateway.documentation.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The codes of errors that callers may get, out of {@code problems.properties}, which tells what each means. */
final class ProblemCodes {
    /** Of the services among themselves. */
    private static final Set<String> INTERNAL = Set.of("service_token", "usage_unavailable", "alerts_unavailable");

    private ProblemCodes() {}

    static List<String> all() {
        Properties meanings = new Properties();
        try (Reader file = new InputStreamReader(
                ProblemCodes.class.getResourceAsStream("/problems.properties"), StandardCharsets.UTF_8)) {
            meanings.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Set<String> codes = new TreeSet<>(meanings.stringPropertyNames());
        codes.removeAll(INTERNAL);
        return List.copyOf(codes);
    }
}
