package io.usdtaggregator.admin.form;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.ShownForm;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class FormsKeepWhatWasTypedTest {
    private Browsing browsing;

    @BeforeEach
    void logged_in() {
        browsing = Browsing.asAdmin();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/liquidity | trade_type=SELL&unit=USDT&match=INCLUSION&min=9&max=1&reason=kept words | min",
                "/liquidity | trade_type=BUY&unit=FIAT&match=OVERLAP&min=1&reason=kept words | currency",
                "/adjustments | mode=FIXED&value=7.25&direction=MARKDOWN&reason=kept words | currency",
                "/adjustments | mode=PERCENT&value=1,234&direction=MARKUP&reason=kept words | value",
                "/adjustments | mode=PERCENT&value=much&direction=MARKUP&reason=kept words | value",
                "/adjustments | currency=XOF&country=ZZ&mode=PERCENT&value=7.25&direction=MARKUP&reason=kept words | country",
                "/adjustments | mode=PERCENT&value=1&direction=MARKUP&valid_from=2026-08-21T12:00&valid_until=2026-08-20T12:00&reason=kept words | valid_until",
                "/cross-adjustments | mode=PERCENT&buy_value=-3&buy_direction=MARKUP&sell_value=2&sell_direction=MARKUP&reason=kept words | buy_value",
                "/cross-adjustments | mode=FIXED&buy_value=1&buy_direction=MARKUP&sell_value=2&sell_direction=MARKUP&reason=kept words | from",
                "/platforms | index=1&what=budget&requests_per_minute=0&burst=77&concurrency=3 | requests_per_minute",
                "/platforms | index=1&what=budget&requests_per_minute=10&burst=many&concurrency=3 | burst",
                "/currencies/add | code=QQQ&en=kept words&fr=mots | code",
                "/currencies/add | code=JPY&en=kept words&fr= | fr",
                "/change-control | confirm_above_percent=-4&applies_to=ALL | confirm_above_percent",
                "/integrators | username=a b&password=long-enough-for-all&group=operator | username",
                "/price-rules/outliers | mad_multiple=-3&percent=4&reason=kept words | mad_multiple",
                "/price-rules/freshness | stale_after=soon&unavailable_after=15&reason=kept words | stale_after",
                "/price-rules/merchants | min_orders_30d=5&min_completion_rate=1,5&reason=kept words | min_completion_rate",
                "/price-rules/trust | min_capacity_usdt=20&thin_guard_percent=101&support_merchants=2&support_percent=1&reason=kept words | thin_guard_percent",
                "/price-rules/trust | min_capacity_usdt=much&thin_guard_percent=10&support_merchants=2&support_percent=1&reason=kept words | min_capacity_usdt",
                "/price-rules/trust | min_capacity_usdt=20&thin_guard_percent=10&support_merchants=0&support_percent=1&reason=kept words | support_merchants",
                "/refresh | interval=PT7M&active=on | interval",
            })
    void the_field_that_is_wrong_is_marked_and_all_others_stand_as_typed(String path, String typed, String wrong) {
        String[] fields = Pattern.compile("[&=]").splitAsStream(typed.trim()).toArray(String[]::new);
        if (fields.length % 2 == 1) {
            fields = Browsing.with(fields, "");
        }

        String page =
                browsing.submit(path, fields).then().statusCode(400).extract().asString();

        String about = "aria-invalid=\"true\" aria-describedby=\"wrong-" + wrong + "\"";
        assertTrue(page.contains(about) && page.contains("<small id=\"wrong-" + wrong + "\">"), wrong + "\n" + page);
        assertTrue(page.indexOf(about) == page.lastIndexOf(about), "marked once\n" + page);
        for (int i = 0; i < fields.length; i += 2) {
            boolean text = page.contains("name=\"" + fields[i] + "\" value=\"");
            boolean choice = page.contains("<select name=\"" + fields[i] + "\"");
            if (text && !fields[i].matches("index|what")) {
                assertTrue(
                        page.contains("name=\"" + fields[i] + "\"") && page.contains("value=\"" + fields[i + 1]), page);
            } else if (choice && !wrong.equals(fields[i]) && !path.equals("/change-control")) {
                assertTrue(page.contains("<option value=\"" + fields[i + 1] + "\" selected>"), fields[i] + "\n" + page);
            }
        }
    }

    /** A browser's own field for numbers is in none: what it cannot read never comes to us. */
    @Test
    void a_number_that_may_be_read_in_two_ways_is_asked_back_by_every_field_of_every_form() {
        String[] rule = {"mode", "PERCENT", "value", "1", "direction", "MARKUP", "reason", "a test"};
        String[] limit = {"trade_type", "SELL", "unit", "USDT", "min", "10", "match", "OVERLAP", "reason", "a test"};
        browsing.confirm("/adjustments", rule);
        browsing.confirm("/liquidity", limit);
        Set<String> asked = new TreeSet<>();
        try {
            for (String path : List.of(
                    "/adjustments",
                    "/cross-adjustments",
                    "/liquidity",
                    "/price-rules",
                    "/change-control",
                    "/platforms",
                    "/integrators")) {
                String page = in("fr", path).asString();
                assertFalse(page.contains("type=\"number\""), path);
                ShownForm.all(page).forEach(form -> form.numbers().forEach(number -> {
                    asksBack(form, number, "fr", "1.234");
                    asksBack(form, number, "en", "1,234");
                    asked.add(form.action() + " " + number);
                }));
            }
        } finally {
            browsing.confirm("/adjustments/remove", "index", "0");
            browsing.confirm("/liquidity/remove", "index", "0");
        }
        assertTrue(
                asked.containsAll(Set.of(
                        "/adjustments value",
                        "/adjustments/edit value",
                        "/cross-adjustments sell_value",
                        "/liquidity/edit max",
                        "/price-rules/trust support_merchants",
                        "/price-rules/alerts premium_max_percent",
                        "/change-control confirm_above_percent",
                        "/integrators/quota price_per_call",
                        "/integrators/keys/change burst")),
                asked.toString());
    }

    private void asksBack(ShownForm shown, String number, String language, String typed) {
        ShownForm form = shown;
        for (String other : shown.numbers()) {
            form = form.fields().get(other).isEmpty() ? form.with(other, "1") : form;
        }
        browsing.staff()
                .cookie("language", language)
                .formParams(form.with(number, typed).fields())
                .post(form.action())
                .then()
                .statusCode(400)
                .body(containsString("aria-describedby=\"wrong-" + number + "\""))
                .body(containsString("value=\"" + typed + "\""));
    }

    private Response in(String language, String path) {
        return browsing.staff().cookie("language", language).get(path);
    }

    @Test
    void a_refused_login_keeps_the_name_and_never_the_password() {
        Browsing.login("someone", "a wrong secret")
                .then()
                .statusCode(401)
                .body(containsString("value=\"someone\""))
                .body(containsString("aria-describedby=\"wrong-pair\""))
                .body(not(containsString("a wrong secret")));
    }

    @Test
    void a_refused_account_never_shows_its_password_again() {
        browsing.submit("/integrators", "username", "a b", "password", "a-password-of-theirs", "group", "operator")
                .then()
                .body(not(containsString("a-password-of-theirs")));
    }
}
