package io.usdtaggregator.admin.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A logged-in staff member before the pages. */
public final class Browsing {
    private static final Pattern CONFIRM = Pattern.compile("name=\"confirm\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String session;
    private final String csrf;

    private Browsing(String session, String csrf) {
        this.session = session;
        this.csrf = csrf;
    }

    /** The first account is made shortly after the start. */
    public static Browsing asAdmin() {
        return await().atMost(PATIENCE).until(() -> as("admin", FirstAccountsProfile.PASSWORD), who -> who != null);
    }

    /** {@code null} when the login is refused. */
    public static Browsing as(String username, String password) {
        Response page = given().get("/login").then().statusCode(200).extract().response();
        Response answer = login(page, username, password);
        return answer.statusCode() == 303 ? new Browsing(answer.cookie("staff_session"), page.cookie("csrf")) : null;
    }

    /** Sends the form of the login page. */
    public static Response login(String username, String password) {
        return login(given().get("/login"), username, password);
    }

    private static Response login(Response page, String username, String password) {
        return given().redirects()
                .follow(false)
                .cookie("csrf", page.cookie("csrf"))
                .formParam("csrf", find(page.asString(), "name=\"csrf\" value=\"([^\"]+)\""))
                .formParam("username", username)
                .formParam("password", password)
                .post("/login");
    }

    public RequestSpecification staff() {
        return given().cookie("staff_session", session).cookie("csrf", csrf);
    }

    /** The token of the session, as its cookie carries it. */
    public String session() {
        return session;
    }

    /** What forms of this session carry. */
    public String csrf() {
        return csrf;
    }

    /** Sends a form with this session's token and the version in force, and goes where it leads. */
    public Response submit(String path, String... fields) {
        RequestSpecification form = form(path);
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return follow(form.post(path));
    }

    private RequestSpecification form(String path) {
        String page = staff().get("/refresh").asString();
        return staff().redirects()
                .follow(false)
                .formParam("csrf", find(page, "name=\"csrf\" value=\"([^\"]+)\""))
                .formParam("version", find(page, "name=\"version\" value=\"([^\"]+)\""));
    }

    /** The page that a done form leads to; any other answer as it is. */
    public Response follow(Response answer) {
        if (answer.statusCode() != 303) {
            return answer;
        }
        RequestSpecification next = staff();
        if (answer.cookie("notice") != null) {
            next.cookie("notice", answer.cookie("notice"));
        }
        return next.get(answer.header("Location").replaceFirst("^https?://[^/]+", ""));
    }

    /** The same, confirms what the page asks to have confirmed, and gives a reason where one is asked for. */
    public Response confirm(String path, String... fields) {
        Response asked = submit(path, fields);
        Matcher box = CONFIRM.matcher(asked.asString());
        boolean isQuestion = asked.asString().contains("name=\"step\" value=\"save\"");
        if (!isQuestion) {
            return asked;
        }
        boolean mustConfirm = box.find();
        boolean mustExplain = asked.asString().contains("<input name=\"reason\"");
        String[] explained = mustExplain ? with(fields, "reason", "a test") : fields;
        String[] confirmed = mustConfirm ? with(explained, "confirm", box.group(1)) : explained;
        return submit(path, with(confirmed, "step", "save"));
    }

    public static String[] with(String[] fields, String... more) {
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }

    public static String find(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1);
    }
}
