package io.usdtaggregator.admin.webhooks;

import static io.usdtaggregator.admin.testing.CustomersInGateway.OF_ALERTS;
import static io.usdtaggregator.admin.testing.CustomersInGateway.OF_RATES;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.CustomersInGateway;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.base.internal.webhooks.AccountWebhook;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class WebhooksPageTest {
    private static final String REPLAY = "POST /internal/webhooks/" + OF_RATES + "/deliveries/2/replay";
    private static final String PASSWORD = "a password of this test";

    /** PostgreSQL keeps no such text, so that the entry fails. */
    private static final String UNKEEPABLE = "nobody\0";

    @Inject
    GatewayWebhooks webhooks;

    @Inject
    DeliveryReplay replay;

    private StandInEngine gateway;
    private Browsing browsing;
    private String account;

    @BeforeEach
    void a_gateway() throws IOException {
        StaffApi.awaitFirstAccounts();
        gateway = StandInEngine.start();
        browsing = Browsing.asAdmin();
        account = StaffApi.staff().get("/api/integrators").path("find{it.username=='demo'}.id");
        CustomersInGateway.answer(gateway, account, "a-key");
    }

    @AfterEach
    void gone() {
        gateway.close();
    }

    @Test
    void each_webhook_tells_of_what_it_is_told_when_and_how_it_goes_in_both_languages() {
        browsing.staff()
                .get("/webhooks?account=" + account)
                .then()
                .statusCode(200)
                .body(containsString("<th scope=\"row\">demo</th>"))
                .body(containsString("changes from 0.5 %<br>at least every 1 h"))
                .body(containsString("at least: warning"))
                .body(containsString("https://hooks.example.com/alerts"))
                .body(containsString("2 wait"))
                .body(containsString("href=\"/webhooks/" + OF_RATES + "\""));
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/webhooks")
                .then()
                .body(containsString("changements à partir de 0,5\u00a0%<br>au moins toutes les 1 h"))
                .body(containsString("désactivé"))
                .body(containsString("2 en attente"));
    }

    @Test
    void the_deliveries_of_a_webhook_tell_each_attempt_and_what_was_sent() {
        browsing.staff()
                .get("/webhooks/" + OF_RATES)
                .then()
                .statusCode(200)
                .body(containsString("Webhook of demo"))
                .body(containsString("Deliveries (45)"))
                .body(containsString("answered 500 in 120 ms"))
                .body(containsString("no answer in 10000 ms"))
                .body(containsString("repeats no. 1"))
                .body(containsString("&quot;rate&quot; : &quot;612.5&quot;"))
                .body(containsString("?page=2"));
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/webhooks/" + OF_RATES)
                .then()
                .body(containsString("a répondu 500 en 120 ms"))
                .body(containsString("<span lang=\"en\">(no answer within 10 s)</span>"))
                .body(containsString("livrée"));
    }

    @Test
    void a_delivery_is_sent_again_once_and_the_audit_log_says_who_asked() {
        browsing.submit("/webhooks/" + OF_RATES + "/replay", "number", "2")
                .then()
                .statusCode(200)
                .body(containsString("Delivery no. 4 is queued"));

        assertTrue(gateway.got.containsKey(REPLAY), "the gateway was asked");
        StaffApi.staff()
                .get("/api/audit")
                .then()
                .body("[0].what", equalTo("delivery replayed"))
                .body("[0].who", equalTo("admin"))
                .body("[0].detail", containsString(OF_RATES.toString()))
                .body("[1].what", equalTo("delivery replay asked"))
                .body("[1].who", equalTo("admin"));
        browsing.staff()
                .queryParam("what", "delivery replayed")
                .get("/audit?thing=demo")
                .then()
                .body(containsString("demo (webhooks)"))
                .body(containsString("delivery sent again"));
        String newest = browsing.staff()
                .queryParam("what", "delivery replayed")
                .get("/audit")
                .asString();
        browsing.staff()
                .get(Browsing.find(newest, "href=\"(/audit/[0-9]+)\""))
                .then()
                .body(containsString("<dt><code>queued_as</code></dt>"));
    }

    @Test
    void no_delivery_is_sent_again_without_an_entry_in_the_audit_log_that_says_who_asked() {
        AccountWebhook webhook =
                StaffApi.inDatabase(() -> webhooks.log(OF_RATES, 1)).webhook();

        assertThrows(
                AssertionError.class,
                () -> StaffApi.inDatabase(() -> replay.replay(UNKEEPABLE, webhook, 2)),
                "PostgreSQL keeps no such name");

        assertNull(gateway.got.get(REPLAY), "the gateway was not asked");
    }

    @Test
    void a_replay_that_no_gateway_confirms_is_in_the_audit_log_and_the_page_says_that_it_is_not_known() {
        gateway.refuses(REPLAY, 500);

        browsing.submit("/webhooks/" + OF_RATES + "/replay", "number", "2")
                .then()
                .statusCode(503)
                .contentType("text/html")
                .body(containsString("the delivery may be queued or not"));

        StaffApi.staff()
                .get("/api/audit")
                .then()
                .body("[0].what", equalTo("delivery replay failed"))
                .body("[0].detail", containsString("replay_not_known"))
                .body("[1].what", equalTo("delivery replay asked"));
    }

    @Test
    void a_target_is_shown_without_what_may_be_a_secret_of_its_owner() {
        browsing.staff()
                .get("/webhooks")
                .then()
                .body(containsString("https://hooks.example.com/rates/of-the-treasury?…"))
                .body(not(containsString("source=usdt-aggregator")));
        browsing.staff()
                .get("/webhooks/" + OF_RATES)
                .then()
                .body(containsString("https://hooks.example.com/rates/of-the-treasury?…"))
                .body(not(containsString("source=usdt-aggregator")));
        assertEquals("https://hooks.example.com/rates", ShownTarget.of("https://hooks.example.com/rates"));
        assertEquals("https://hooks.example.com:8443/?…", ShownTarget.of("https://u:secret@hooks.example.com:8443/"));
        assertEquals("https://hooks.example.com/a?…", ShownTarget.of("https://hooks.example.com/a#secret"));
        assertEquals("…", ShownTarget.of("hooks.example.com/?secret=a b"));
    }

    @Test
    void a_webhook_that_wants_no_more_has_nothing_to_send_again_and_one_that_refuses_says_why() {
        browsing.staff()
                .get("/webhooks/" + OF_ALERTS)
                .then()
                .body(containsString("its target answered that it wants no more (410)"))
                .body(not(containsString("/replay")));

        gateway.refuses(REPLAY, 422);
        browsing.submit("/webhooks/" + OF_RATES + "/replay", "number", "2")
                .then()
                .statusCode(422)
                .body(containsString("The webhook takes no more deliveries now"))
                .body(containsString("Deliveries (45)"));
    }

    @Test
    void a_viewer_sees_webhooks_and_only_an_operator_sends_again() {
        String viewer = member("VIEWER");
        String operator = member("OPERATOR");

        Browsing seeing = Browsing.as(viewer, PASSWORD);
        seeing.staff().get("/webhooks/" + OF_RATES).then().statusCode(200);
        assertEquals(
                403,
                seeing.submit("/webhooks/" + OF_RATES + "/replay", "number", "2")
                        .statusCode());
        assertNull(gateway.got.get(REPLAY), "the gateway was not asked");
        assertEquals(
                200,
                Browsing.as(operator, PASSWORD)
                        .submit("/webhooks/" + OF_RATES + "/replay", "number", "2")
                        .statusCode());
    }

    @Test
    void what_is_not_there_is_a_page_and_a_gateway_that_is_out_is_a_sentence() {
        browsing.staff().get("/webhooks/" + UUID.randomUUID()).then().statusCode(404);
        browsing.staff().get("/webhooks/not-an-id").then().statusCode(404);
        for (String number : List.of("77", "two", "-")) {
            browsing.submit("/webhooks/" + OF_RATES + "/replay", "number", number)
                    .then()
                    .statusCode(404);
        }
        gateway.close();

        browsing.staff()
                .get("/webhooks")
                .then()
                .statusCode(200)
                .body(containsString("webhooks cannot be shown"))
                .body(not(containsString("<table")));
        browsing.staff().get("/webhooks/" + OF_RATES).then().statusCode(503).contentType("text/html");
    }

    @Test
    void a_gateway_of_an_earlier_version_is_a_sentence_too() {
        gateway.refuses("GET /internal/webhooks", 404);

        browsing.staff().get("/webhooks").then().statusCode(200).body(containsString("webhooks cannot be shown"));
    }

    private String member(String role) {
        String name = "member-" + UUID.randomUUID();
        browsing.submit("/staff", "username", name, "password", PASSWORD, "role", role);
        return name;
    }
}
