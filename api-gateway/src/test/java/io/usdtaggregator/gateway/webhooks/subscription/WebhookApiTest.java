package io.usdtaggregator.gateway.webhooks.subscription;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.ALERTS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.WEBHOOKS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.ask;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.boss;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.create;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.path;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.webhooks.WebhookTestCase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What an account makes, finds and ends, and what is refused. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class WebhookApiTest extends WebhookTestCase {
    private static final String NOBODY = "http://127.0.0.1:9/";

    @Test
    void its_secret_is_shown_once_and_others_do_not_find_it() {
        Map<String, Object> created = create(demo(), NOBODY, ALERTS);
        String id = created.get("id").toString();

        assertTrue(created.get("secret").toString().startsWith("whsec_"));
        demo().get(path(id)).then().statusCode(200).body("secret", nullValue());
        demo().get(WEBHOOKS)
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("webhooks[0].id", equalTo(id))
                .body("webhooks[0].secret", nullValue());
        boss().get(WEBHOOKS).then().body("count", equalTo(0)).body("webhooks", empty());
        boss().get(path(id)).then().statusCode(404);
        boss().get(path(id) + "/deliveries").then().statusCode(404);
        boss().post(path(id) + "/test").then().statusCode(404);
        boss().post(path(id) + "/secret").then().statusCode(404);
        boss().post(path(id) + "/deliveries/1/replay").then().statusCode(404);
        boss().delete(path(id)).then().statusCode(404);
        demo().delete(path(id)).then().statusCode(204);
        demo().get(path(id)).then().statusCode(404);
    }

    @Test
    void what_was_asked_for_is_shown_again_and_what_is_not_watched_is_null() {
        String market = "\"event\":\"rate.changed\",\"fiat\":\"XOF\",\"trade_type\":\"SELL\",\"country\":\"ML\","
                + "\"deviation_pct\":\"0.5\",\"heartbeat_seconds\":60";
        String corridor = "\"event\":\"rate.changed\",\"from_currency\":\"XOF\",\"to_currency\":\"GHS\","
                + "\"country_from\":\"CI\",\"deviation_pct\":0";

        demo().get(path(create(NOBODY, market)))
                .then()
                .body("url", equalTo(NOBODY))
                .body("event", equalTo("rate.changed"))
                .body("fiat", equalTo("XOF"))
                .body("trade_type", equalTo("SELL"))
                .body("country", equalTo("ML"))
                .body("from_currency", nullValue())
                .body("deviation_pct", equalTo("0.5"))
                .body("heartbeat_seconds", equalTo(60))
                .body("disabled_at", nullValue());
        demo().get(path(create(NOBODY, corridor)))
                .then()
                .body("fiat", nullValue())
                .body("from_currency", equalTo("XOF"))
                .body("to_currency", equalTo("GHS"))
                .body("country_from", equalTo("CI"))
                .body("country_to", nullValue())
                .body("deviation_pct", equalTo("0"))
                .body("heartbeat_seconds", nullValue());
    }

    @Test
    void an_account_may_have_fifty() {
        IntStream.range(0, 50).forEach(i -> create(NOBODY, ALERTS));

        ask(demo(), NOBODY, ALERTS).statusCode(422).body("code", equalTo("too_many_webhooks"));
        demo().get(WEBHOOKS + "?page=3&page_size=20")
                .then()
                .body("count", equalTo(50))
                .body("webhooks", hasSize(10));
        demo().get(WEBHOOKS)
                .then()
                .body("webhooks", hasSize(20))
                .body("page", equalTo(1))
                .body("page_size", equalTo(20));
        demo().get(WEBHOOKS + "?page_size=100").then().body("webhooks", hasSize(50));
        String deliveries = path(demo().get(WEBHOOKS).path("webhooks[0].id")) + "/deliveries";
        for (String list : List.of(WEBHOOKS, deliveries)) {
            for (String wrong : List.of("page=0", "page_size=101", "page_size=0")) {
                demo().get(list + "?" + wrong)
                        .then()
                        .statusCode(400)
                        .body("errors[0].field", equalTo(wrong.split("=")[0]));
            }
        }
        demo().get(deliveries).then().body("page", equalTo(1)).body("page_size", equalTo(20));
    }

    @Test
    void who_holds_the_newest_list_is_told_so() {
        String id = create(NOBODY, ALERTS);

        for (String path : List.of(WEBHOOKS, path(id))) {
            String tag = demo().get(path)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, max-age=0")
                    .extract()
                    .header("ETag");
            assertEquals(304, demo().header("If-None-Match", tag).get(path).statusCode(), path);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused-webhooks.csv", delimiter = '|', quoteCharacter = '\'')
    void what_is_not_right_is_refused_with_its_field_named(String url, String fields, String field, String code) {
        ask(demo(), url, fields)
                .statusCode(400)
                .body("errors.field", hasItem(field))
                .body("errors.code", hasItem(code));
    }
}
