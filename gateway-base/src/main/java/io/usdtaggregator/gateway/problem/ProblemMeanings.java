package io.usdtaggregator.gateway.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What the codes of errors mean: {@code problems.properties}. */
public final class ProblemMeanings {
    private ProblemMeanings() {}

    /** By code. */
    public static Properties read() {
        Properties meanings = new Properties();
        try (Reader file = new InputStreamReader(
                ProblemMeanings.class.getResourceAsStream("/problems.properties"), StandardCharsets.UTF_8)) {
            meanings.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return meanings;
    }
}
