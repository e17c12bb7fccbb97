package io.usdtaggregator.admin.usage;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.CustomersInGateway;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class UsagePageTest {
    private StandInEngine gateway;

    @BeforeEach
    void a_gateway() throws IOException {
        StaffApi.awaitFirstAccounts();
        gateway = StandInEngine.start();
        String account = staff().get("/api/integrators").then().extract().path("[0].id");
        String key = staff().get("/api/integrators/" + account + "/keys")
                .then()
                .extract()
                .path("[0].id");
        gateway.answers(
                "GET /internal/usage",
                "{\"month\":\"2026-10\",\"usage\":["
                        + "{\"account_id\":\"" + account + "\",\"key_id\":\"\",\"calls\":20,\"price\":\"0.4\"},"
                        + "{\"account_id\":\"" + account + "\",\"key_id\":\"" + key
                        + "\",\"calls\":100,\"price\":\"1.5\",\"later\":true},"
                        + "{\"account_id\":\"a-gone\",\"key_id\":\"k-gone\",\"calls\":3,\"price\":null}]}");
    }

    @AfterEach
    void gone() {
        gateway.close();
    }

    @Test
    void a_month_is_told_by_account_and_key_with_what_it_costs() {
        staff().get("/api/usage?month=2026-10")
                .then()
                .statusCode(200)
                .body("month", equalTo("2026-10"))
                .body("calls", equalTo(123))
                .body("price", equalTo("1.9"))
                .body("accounts[0].username", equalTo("demo"))
                .body("accounts[0].calls", equalTo(120))
                .body("accounts[0].left", nullValue())
                .body("accounts[0].keys[1].name", equalTo("first key"))
                .body("accounts[0].keys[1].price", equalTo("1.5"))
                .body("accounts.username", hasItem("a-gone"));
    }

    @Test
    void the_page_says_the_same_in_both_languages() {
        Browsing browsing = Browsing.asAdmin();

        browsing.staff()
                .get("/usage?month=2026-10")
                .then()
                .statusCode(200)
                .body(containsString("Usage, October 2026"))
                .body(containsString("first key"))
                .body(containsString("1.90 USD"))
                .body(matchesPattern(
                        "(?s).*>0</td><td class=\"number\" data-label=\"Price( so far)?\">1\\.90 USD</td>.*"))
                .body(containsString("with tokens"));
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/usage?month=2026-10")
                .then()
                .body(containsString("Consommation, octobre 2026"))
                .body(containsString("avec jetons"))
                .body(containsString("1,90 USD"));
    }

    @Test
    void the_days_of_a_month_are_a_chart_and_the_same_figures_a_table_for_all_or_one_integrator() {
        String account = staff().get("/api/integrators").path("[0].id");
        CustomersInGateway.answer(gateway, account, "a-key");
        Browsing browsing = Browsing.asAdmin();

        String page = browsing.staff().get("/usage?month=2026-10").asString();
        assertEquals(31, page.split("<rect ", -1).length - 1);
        assertTrue(page.contains("aria-label=\"Calls by day, at most 31,000 on a day\""), page);
        assertTrue(page.contains("<title>2026-10-31: 31,000</title>"), page);
        assertTrue(
                page.contains("<th scope=\"row\">2026-10-03</th><td class=\"number\">13,000</td>"
                        + "<td class=\"number\">13.50 USD</td>"),
                page);
        assertTrue(
                page.contains("<th scope=\"row\">2026-10-02</th><td class=\"number\">2,020</td>"
                        + "<td class=\"number\">–</td>"),
                page);
        String french = browsing.staff()
                .header("Accept-Language", "fr")
                .get("/usage?month=2026-10&account=" + account)
                .asString();
        assertTrue(french.contains("13,50 USD") && french.contains(account + "\" selected"), french);
        String nobody =
                browsing.staff().get("/usage?month=2026-10&account=nobody").asString();
        assertFalse(nobody.contains("<rect "), nobody);
    }

    @Test
    void gateways_that_tell_no_days_give_the_month_without_a_chart() {
        String page = Browsing.asAdmin().staff().get("/usage?month=2026-10").asString();

        assertTrue(page.contains("1.90 USD"), page);
        assertFalse(page.contains("by-day"), page);
    }

    @Test
    void each_key_tells_when_it_was_last_used_and_that_it_is_not_known_while_no_gateway_answers() {
        String account = staff().get("/api/integrators").path("find{it.username=='demo'}.id");
        String key = staff().get("/api/integrators/" + account + "/keys").path("[0].id");
        CustomersInGateway.answer(gateway, account, key);
        Browsing browsing = Browsing.asAdmin();

        String page = browsing.staff().get("/integrators").asString();
        String row = page.substring(page.indexOf("id=\"account-" + account), page.length());
        assertTrue(row.contains("<td data-label=\"Last used\">2026-10-31 12:34:00\u00a0UTC</td>"), row);
        gateway.answers("GET /internal/usage/last-uses", "{\"last_uses\":[]}");
        assertTrue(browsing.staff().get("/integrators").asString().contains("Last used\">never</td>"));
        gateway.close();
        assertTrue(browsing.staff().get("/integrators").asString().contains("Last used\">not known now</td>"));
    }

    @Test
    void a_bill_is_a_page_to_print_and_all_of_a_month_is_a_file() {
        Browsing browsing = Browsing.asAdmin();
        String account = staff().get("/api/integrators").then().extract().path("[0].id");

        browsing.staff()
                .get("/usage/bill/" + account + "?month=2026-10")
                .then()
                .statusCode(200)
                .body(containsString("Bill of demo, October 2026"))
                .body(containsString("<strong>120</strong>"))
                .body(containsString("<strong>1.90 USD</strong>"))
                .body(containsString("<dd>1 to 31 October 2026</dd>"), containsString("<dd>demo</dd>"))
                .body(containsString("data-print"))
                .body(containsString("?month=2026-09"));
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/usage/bill/" + account + "?month=2026-10")
                .then()
                .body(containsString("Facture de demo, octobre 2026"))
                .body(containsString("<strong>1,90 USD</strong>"));
        browsing.staff().get("/usage/bill/nobody").then().statusCode(404);

        String file = browsing.staff().get("/usage.csv?month=2026-10").asString();
        assertTrue(file.startsWith("month,integrator,key,prefix,calls,price,currency\n"), file);
        assertTrue(file.contains("2026-10,demo,\"first key\",") || file.contains("2026-10,demo,first key,"), file);
        assertTrue(file.contains("2026-10,a-gone,"), file);
        browsing.staff().get("/usage.csv?month=soon").then().statusCode(400);
    }

    @Test
    void a_month_that_is_none_is_named() {
        staff().get("/api/usage?month=2026-13").then().statusCode(400).body("errors[0].field", equalTo("month"));
        Browsing.asAdmin()
                .staff()
                .get("/usage?month=soon")
                .then()
                .statusCode(200)
                .body(containsString("a month such as 2026-11"));
    }

    @Test
    void what_is_shown_says_when_it_was_read() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant told = Instant.parse(
                staff().get("/api/usage?month=2026-10").then().extract().path("read_at"));
        assertFalse(told.isBefore(before) || told.isAfter(Instant.now()), "read at " + told);

        String page = Browsing.asAdmin().staff().get("/usage?month=2026-10").asString();
        Instant read = Instant.parse(Browsing.find(page, "Read from the gateways at <time datetime=\"([^\"]+)\">"));
        assertFalse(read.isBefore(told) || read.isAfter(Instant.now()), "read at " + read);
    }

    @Test
    void a_gateway_that_is_out_is_a_sentence_on_the_page_and_a_503_as_json() {
        gateway.close();

        staff().get("/api/usage").then().statusCode(503);
        Browsing browsing = Browsing.asAdmin();
        browsing.staff()
                .get("/usage?month=2026-10")
                .then()
                .statusCode(200)
                .body(containsString("No gateway can be reached"))
                .body(containsString("usage cannot be shown. Tried at "))
                .body(containsString("Usage, October 2026"))
                .body(not(containsString("Read from")))
                .body(not(containsString("<table")));
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/usage?month=2026-10")
                .then()
                .body(containsString("Aucune passerelle n’est joignable"))
                .body(not(containsString("cannot be shown")));
    }

    @Test
    void a_gateway_that_lost_its_database_is_out_too() {
        gateway.forget("GET /internal/usage");

        Browsing.asAdmin()
                .staff()
                .get("/usage?month=2026-10")
                .then()
                .statusCode(200)
                .body(containsString("it cannot read its database"));
    }

    private static RequestSpecification staff() {
        return StaffApi.staff();
    }
}
