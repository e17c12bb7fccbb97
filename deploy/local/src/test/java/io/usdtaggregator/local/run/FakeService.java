package io.usdtaggregator.local.run;

import com.sun.net.httpserver.HttpServer;
import io.usdtaggregator.local.ports.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Stands in for each service: ready at once, and every market has its rate. FAKE_FAILS names one that ends at once. */
public final class FakeService {

    private FakeService() {}

    public static void main(String[] none) throws IOException {
        Map<String, String> environment = System.getenv();
        String jar = System.getProperty("java.class.path");
        Role role = Arrays.stream(Role.values())
                .filter(candidate -> jar.contains(candidate.module() + "/target"))
                .findFirst()
                .orElseThrow();
        if (role.serviceName().equals(environment.get("FAKE_FAILS"))) {
            System.exit(7);
        }
        System.out.println(role + " knows ADMIN_PASSWORD: " + environment.containsKey("ADMIN_PASSWORD"));
        System.out.println(role + " was told: " + System.getProperty("told", "nothing"));
        int port = Integer.parseInt(environment.get(role.portVariable()));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        answer(server, "/q/health/ready", "{}");
        answer(server, "/api/v1/best-rates", "{\"best_rates\":[{\"rate\":null},{\"rate\":\"612\"}]}");
        server.start();
    }

    private static void answer(HttpServer server, String path, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
