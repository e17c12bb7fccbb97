package io.usdtaggregator.admin.testing;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HeaderConfig.headerConfig;
import static io.restassured.config.RestAssuredConfig.config;
import static org.awaitility.Awaitility.await;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Staff's JSON interface, over HTTP Basic as {@code admin}. */
public final class StaffApi {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private StaffApi() {}

    /** A request with a reason, which each change of the settings needs. */
    public static RequestSpecification staff() {
        return as("admin", FirstAccountsProfile.PASSWORD);
    }

    public static RequestSpecification as(String username, String password) {
        return given().config(config().headerConfig(headerConfig().overwriteHeadersWithName("X-Reason")))
                .auth()
                .preemptive()
                .basic(username, password)
                .header("X-Reason", "a test")
                .contentType(ContentType.JSON);
    }

    /** The first account is made shortly after the start. */
    public static void awaitFirstAccounts() {
        await().atMost(PATIENCE)
                .until(() -> staff().get("/api/settings").statusCode() == 200
                        && !staff().get("/api/integrators/-/keys").asString().isEmpty()
                        && staff().get("/q/health/ready").statusCode() == 200);
    }

    /** Work on repositories, as a request would do it. */
    public static <T> T inDatabase(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }
}
