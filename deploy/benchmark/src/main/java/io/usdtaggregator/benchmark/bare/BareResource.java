package io.usdtaggregator.benchmark.bare;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers bytes that it was given, and does nothing else, on the event loop: what an endpoint of this framework costs by itself. */
@NonBlocking
@Singleton
@Path("/bare/{name}")
public class BareResource {
    private final java.nio.file.Path directory;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    BareResource(@ConfigProperty(name = "bare.directory") java.nio.file.Path directory) {
        this.directory = directory;
    }

    @GET
    public Response bytes(@org.jboss.resteasy.reactive.RestPath String name) throws IOException {
        byte[] answer = answers.get(name);
        if (answer == null) {
            answer = Files.readAllBytes(directory.resolve(name.replaceAll("[^a-z-]", "") + ".json"));
            answers.put(name, answer);
        }
        return Response.ok(answer).type("application/json").build();
    }
}
