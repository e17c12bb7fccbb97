package io.usdtaggregator.local.options;

import io.usdtaggregator.local.Problem;
import java.util.Map;
import java.util.Optional;

/** The environment that the operator set; an empty variable is an absent one. */
public record Variables(Map<String, String> values) {

    public Variables {
        values = Map.copyOf(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::trim).filter(text -> !text.isEmpty());
    }

    /** A port; 0 stands for any free one where the default is 0. */
    public int port(String name, int fallback) {
        return text(name).map(text -> port(name, text)).orElse(fallback);
    }

    private static int port(String name, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw Problem.wrongUse("%s must be a port from 1 to 65535, not '%s'", name, text);
        }
        return Integer.parseInt(text);
    }
}
