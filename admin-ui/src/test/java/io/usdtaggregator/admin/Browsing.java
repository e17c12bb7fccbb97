package io.usdtaggregator.admin;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A logged-in staff member before the pages. */
final class Browsing {
    private static final Pattern CONFIRM = Pattern.compile("name=\"confirm\" value=\"([^\"]+)\"");

    private final String session;

    private Browsing(String session) {
        this.session = session;
    }

    static Browsing asAdmin() {
        return new Browsing(given().redirects()
                .follow(false)
                .formParam("username", "admin")
                .formParam("password", FirstAccountsProfile.PASSWORD)
                .post("/login")
                .then()
                .statusCode(303)
                .extract()
                .cookie("staff_session"));
    }

    RequestSpecification staff() {
        return given().cookie("staff_session", session);
    }

    /** Sends a form with this session's token and the version in force, both as a page shows them. */
    Response submit(String path, String... fields) {
        String page = staff().get("/refresh").asString();
        RequestSpecification form = staff().formParam("csrf", find(page, "name=\"csrf\" value=\"([^\"]+)\""))
                .formParam("version", find(page, "name=\"version\" value=\"([^\"]+)\""));
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(path);
    }

    /** The same, and confirms what the page asks to have confirmed. */
    Response confirm(String path, String... fields) {
        Response asked = submit(path, fields);
        Matcher box = CONFIRM.matcher(asked.asString());
        return box.find() ? submit(path, with(fields, "step", "save", "confirm", box.group(1))) : asked;
    }

    static String[] with(String[] fields, String... more) {
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }

    static String find(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1);
    }
}
