package io.usdtaggregator.collector.platform.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One request to a platform.
 *
 * @param path with its query, from the platform's base URL
 * @param json the body, for a POST
 */
public record Ask(String path, Optional<String> json) {

    public static Ask get(String path, Map<String, ?> query) {
        String text = query.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(String.valueOf(field.getValue())))
                .collect(Collectors.joining("&"));
        return new Ask(path + "?" + text, Optional.empty());
    }

    public static Ask post(String path, String json) {
        return new Ask(path, Optional.of(json));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
