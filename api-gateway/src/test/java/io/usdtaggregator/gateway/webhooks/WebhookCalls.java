package io.usdtaggregator.gateway.webhooks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.gateway.Seed;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What callers do with webhooks. */
public final class WebhookCalls {
    public static final String WEBHOOKS = "/api/v1/webhooks";
    public static final String ALERTS = "\"event\":\"alert.raised\"";

    private WebhookCalls() {}

    public static RequestSpecification demo() {
        return given().header("X-API-Key", Seed.KEY.text());
    }

    public static RequestSpecification boss() {
        return given().header("X-API-Key", Seed.OPERATOR_KEY.text());
    }

    /** @param fields of the body besides the url */
    public static Map<String, Object> create(RequestSpecification caller, String url, String fields) {
        return ask(caller, url, fields)
                .statusCode(201)
                .header("Location", notNullValue())
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath()
                .getMap("$");
    }

    /** The id of a new webhook of the demo account's. */
    public static String create(String url, String fields) {
        return create(demo(), url, fields).get("id").toString();
    }

    public static ValidatableResponse ask(RequestSpecification caller, String url, String fields) {
        return given().spec(caller)
                .contentType(ContentType.JSON)
                .body("{\"url\":\"" + url + "\"," + fields + "}")
                .post(WEBHOOKS)
                .then();
    }

    public static String path(String id) {
        return WEBHOOKS + "/" + id;
    }

    /** The ids of so many messages that say that they are tests. */
    public static List<String> test(String id, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> demo().post(path(id) + "/test")
                        .then()
                        .statusCode(202)
                        .body("event", equalTo("webhook.test"))
                        .extract()
                        .<String>path("message_id"))
                .toList();
    }

    public static ValidatableResponse deliveries(String id) {
        return demo().get(path(id) + "/deliveries").then().statusCode(200);
    }

    /** Newest first. */
    public static List<String> statuses(String id) {
        return deliveries(id).extract().jsonPath().getList("deliveries.status");
    }
}
