package io.usdtaggregator.admin.approvals;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.SecondPersonProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a second person is asked for, nobody makes a dangerous change alone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(SecondPersonProfile.class)
class SecondPersonTest {
    private static final String PREVIEW = "POST /internal/preview";
    private static final String PASSWORD = "a password of the second";
    private static final String[] MARKUP = {
        "currency", "XOF", "mode", "PERCENT", "value", "60", "direction", "MARKUP", "reason", "sixty"
    };

    @Inject
    Proposals proposals;

    @Inject
    Transactions transactions;

    private StandInEngine engine;
    private Browsing first;
    private Browsing second;

    @BeforeEach
    void two_people() throws IOException {
        engine = StandInEngine.start();
        engine.answers(PREVIEW, moved("60"));
        first = Browsing.asAdmin();
        if (Browsing.as("second", PASSWORD) == null) {
            first.submit("/staff", "username", "second", "password", PASSWORD, "role", "OPERATOR");
        }
        second = Browsing.as("second", PASSWORD);
    }

    @AfterEach
    void as_before() {
        engine.answers(PREVIEW, "[]");
        if (!adjustments().equals("[]")) {
            first.confirm("/adjustments/remove", "index", "0");
        }
        engine.close();
    }

    @Test
    void a_dangerous_change_waits_until_somebody_else_approves_it() {
        String id = propose();
        assertEquals("[]", adjustments());
        String shown = second.staff().get("/approvals/" + id).asString();
        assertTrue(shown.contains("<li>XOF: new rule, markup of 60 %, reason “sixty”</li>"), shown);

        first.submit("/approvals/" + id + "/approve", "confirm", digest(first, id))
                .then()
                .statusCode(409)
                .body(containsString("somebody else must approve it"));
        assertEquals("[]", adjustments());

        second.submit("/approvals/" + id + "/approve", "confirm", digest(second, id));
        assertTrue(adjustments().contains("sixty"), adjustments());
        StaffApi.staff()
                .get("/api/audit")
                .then()
                .body("find { it.what == 'settings' }.who", equalTo("admin"))
                .body("find { it.what == 'change approved' }.who", equalTo("second"));
    }

    @Test
    void what_was_refused_withdrawn_or_has_expired_is_not_approved_any_more() {
        String refused = propose();
        second.submit("/approvals/" + refused + "/refuse");
        assertClosed(refused, "refused");

        String withdrawn = propose();
        first.submit("/approvals/" + withdrawn + "/refuse");
        assertClosed(withdrawn, "withdrawn");

        String expired = propose();
        StaffApi.inDatabase(() -> transactions.write(() ->
                proposals.update("expiresAt = ?1 where id = ?2", Instant.now().minusSeconds(1), expired)));
        assertClosed(expired, "expired");
        assertEquals("[]", adjustments());
    }

    @Test
    void only_the_effect_that_was_shown_is_approved() {
        String id = propose();
        String seen = digest(second, id);
        engine.answers(PREVIEW, moved("90"));

        second.submit("/approvals/" + id + "/approve", "confirm", seen)
                .then()
                .body(containsString("has changed since it was shown"));

        assertEquals("[]", adjustments());
    }

    @Test
    void a_small_change_needs_nobody_else_and_the_json_interface_is_no_way_around() {
        String body = StaffApi.staff()
                .get("/api/settings")
                .asString()
                .replace(
                        "\"adjustments\":[]",
                        "\"adjustments\":[{\"currency\":\"XOF\",\"mode\":\"PERCENT\",\"value\":\"60\","
                                + "\"direction\":\"MARKUP\",\"active\":true}]");
        StaffApi.staff()
                .body(body)
                .put("/api/settings")
                .then()
                .statusCode(409)
                .body("code", equalTo("second_person_needed"));
        assertEquals("[]", adjustments());

        engine.answers(PREVIEW, moved("1"));
        first.submit("/adjustments", MARKUP).then().body(not(containsString("waits")));
        assertTrue(adjustments().contains("sixty"), adjustments());
    }

    /** Proposes sixty percent as the first person; its id. */
    private String propose() {
        first.confirm("/adjustments", MARKUP).then().body(containsString("waits"));
        return Browsing.find(first.staff().get("/approvals").asString(), "href=\"/approvals/([0-9A-Z]+)\"");
    }

    private void assertClosed(String id, String state) {
        second.staff().get("/approvals/" + id).then().statusCode(200).body(containsString(state));
        second.submit("/approvals/" + id + "/approve", "confirm", "").then().body(not(containsString("Saved as")));
        assertEquals("[]", adjustments());
    }

    private static String digest(Browsing who, String id) {
        String page = who.staff().get("/approvals/" + id).asString();
        return page.contains("name=\"confirm\"") ? Browsing.find(page, "name=\"confirm\" value=\"([^\"]+)\"") : "";
    }

    private static String adjustments() {
        return Browsing.find(StaffApi.staff().get("/api/settings").asString(), "\"adjustments\":(\\[.*?\\])");
    }

    private static String moved(String percent) {
        return "[{\"fiat\":\"XOF\",\"country\":\"CI\",\"trade_type\":\"BUY\",\"before\":\"600\",\"after\":\"960\",\"percent\":\""
                + percent + "\",\"flags\":[]}]";
    }
}
