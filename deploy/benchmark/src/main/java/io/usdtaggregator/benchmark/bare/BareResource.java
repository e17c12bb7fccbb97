package io.usdtaggregator.benchmark.bare;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** Answers bytes that it was given, and does nothing else, on the event loop: what an endpoint of this framework costs by itself. */
@NonBlocking
@Singleton
@Path("/bare")
public class BareResource {
    private final java.nio.file.Path directory;
    private final Map<String, Given> answers = new ConcurrentHashMap<>();

    BareResource(@ConfigProperty(name = "bare.directory") java.nio.file.Path directory) {
        this.directory = directory;
    }

    private record Header(String name, String value) {}

    private record Given(byte[] body, List<Header> headers) {}

    @GET
    @Path("/{name}")
    public Response body(@RestPath String name) throws IOException {
        return Response.ok(given(name).body()).type("application/json").build();
    }

    @GET
    @Path("/{name}/headers")
    public Response bodyAndHeaders(@RestPath String name) throws IOException {
        Given given = given(name);
        Response.ResponseBuilder answer = Response.ok(given.body()).type("application/json");
        given.headers().forEach(header -> answer.header(header.name(), header.value()));
        return answer.build();
    }

    private Given given(String name) throws IOException {
        Given known = answers.get(name);
        if (known == null) {
            String file = name.replaceAll("[^a-z-]", "");
            List<Header> headers = new ArrayList<>();
            for (String line : Files.readAllLines(directory.resolve(file + ".headers"))) {
                String[] parts = line.split(": ", 2);
                headers.add(new Header(parts[0], parts[1]));
            }
            known = new Given(Files.readAllBytes(directory.resolve(file + ".json")), headers);
            answers.put(name, known);
        }
        return known;
    }
}
