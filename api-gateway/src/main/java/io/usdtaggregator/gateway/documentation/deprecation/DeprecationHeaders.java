package io.usdtaggregator.gateway.documentation.deprecation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.gateway.http.FilterOrder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says on the answer to what the API's document calls deprecated that it is, and until when it is answered. While
 * nothing is deprecated, there is no such filter.
 */
@Singleton
public class DeprecationHeaders {
    private static final CharSequence DEPRECATION = HttpHeaders.createOptimized("Deprecation");
    private static final CharSequence SUNSET = HttpHeaders.createOptimized("Sunset");

    private final Deprecations deprecations;

    DeprecationHeaders(
            @ConfigProperty(name = "gateway.documentation.source", defaultValue = "META-INF/openapi.yaml")
                    String source) {
        deprecations = read(source);
    }

    void open(@Observes Filters filters) {
        if (!deprecations.isEmpty()) {
            filters.register(this::tell, FilterOrder.DEPRECATION);
        }
    }

    private void tell(RoutingContext http) {
        deprecations
                .of(http.request().method().name(), http.normalizedPath(), (in, name) -> isSent(http, in, name))
                .ifPresent(deprecation -> http.response()
                        .putHeader(DEPRECATION, deprecation.deprecationHeader())
                        .putHeader(SUNSET, deprecation.sunsetHeader()));
        http.next();
    }

    private static boolean isSent(RoutingContext http, String in, String name) {
        return in.equals("query")
                ? http.queryParams().contains(name)
                : http.request().headers().contains(name);
    }

    private static Deprecations read(String source) {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(source)) {
            if (document == null) {
                throw new IllegalStateException("there is no document " + source);
            }
            return new Deprecations(parsed(new String(document.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(source + " cannot be read", unreadable);
        }
    }

    /** To parse it would be a good part of a start, mostly to learn that nothing is deprecated. */
    private static JsonNode parsed(String yaml) throws IOException {
        return yaml.contains(Deprecations.DEPRECATED) ? new YAMLMapper().readTree(yaml) : MissingNode.getInstance();
    }
}
