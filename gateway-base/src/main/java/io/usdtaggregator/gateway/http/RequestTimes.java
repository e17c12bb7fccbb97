package io.usdtaggregator.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * How long answers take: the timer {@code http.server.requests} with the framework's own tags. The framework's looks its
 * meter up for each request, which costs a good part of what an answer out of memory does; here each is at hand.
 */
@Singleton
public final class RequestTimes {
    /** The {@code uri} of what no resource was found for: strangers' paths must not make meters. */
    public static final String NOWHERE = "NOT_FOUND";

    /** The {@code uri} of what was refused for who asked, before anything was looked for. */
    public static final String REFUSED = "REFUSED";

    private static final String BEGUN = "begun_nanos";
    private static final String RESOURCE = "resource";
    private static final int RESET = 0;
    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.DELETE,
            HttpMethod.PATCH,
            HttpMethod.OPTIONS);

    private final MeterRegistry meters;
    private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Method, String> paths = new ConcurrentHashMap<>();

    RequestTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Answered(HttpMethod method, String uri, int status) {}

    /** The request has come. */
    void begin(RoutingContext http) {
        http.put(BEGUN, System.nanoTime());
    }

    /** The answer is given, now. */
    public void ended(RoutingContext http, String uri) {
        record(http, uri, http.response().getStatusCode());
    }

    /** No resource will be looked for. */
    public void refused(RoutingContext http) {
        http.put(RESOURCE, REFUSED);
    }

    /** It is answered without the REST layer, under this path. */
    public void found(RoutingContext http, String path) {
        http.put(RESOURCE, path);
    }

    /** The answer will be given later, by a resource or by none. */
    void watch(RoutingContext http) {
        http.addEndHandler(done -> {
            String resource = http.get(RESOURCE);
            record(
                    http,
                    resource == null ? NOWHERE : resource,
                    done.succeeded() ? http.response().getStatusCode() : RESET);
        });
    }

    /** A resource was found: by its path as the resource says it, so that what varies in it makes no meters. */
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION - 1)
    public void found(ResourceInfo resource, RoutingContext http) {
        http.put(RESOURCE, paths.computeIfAbsent(resource.getResourceMethod(), ResourceMethod::path));
    }

    private void record(RoutingContext http, String uri, int status) {
        HttpMethod method = http.request().method();
        long nanos = System.nanoTime() - http.<Long>get(BEGUN);
        Answered answered = new Answered(KNOWN.contains(method) ? method : null, uri, status);
        Timer known = timers.get(answered);
        (known != null ? known : timers.computeIfAbsent(answered, this::timer)).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Answered answered) {
        return Timer.builder("http.server.requests")
                .description("HTTP server request processing time")
                .tag(
                        "method",
                        answered.method() == null ? "OTHER" : answered.method().name())
                .tag("uri", answered.uri())
                .tag("status", answered.status() == RESET ? "RESET" : String.valueOf(answered.status()))
                .tag(
                        "outcome",
                        (answered.status() == RESET ? Outcome.CLIENT_ERROR : Outcome.forStatus(answered.status()))
                                .name())
                .register(meters);
    }
}
