package io.usdtaggregator.admin.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One form of a page, with the fields as a browser would send them untouched.
 *
 * @param numbers the names of the fields that take a number
 */
public record ShownForm(String action, Map<String, String> fields, Set<String> numbers) {
    private static final Pattern FORM = Pattern.compile("<form method=\"post\".*?</form>", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("<input ([^>]*)>|<select ([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option([^>]*)>([^<]*)</option>");

    /** @param name what its hidden field {@code form} says */
    public static ShownForm of(String page, String name) {
        int mark = page.indexOf("name=\"form\" value=\"" + name + "\"");
        assertTrue(mark >= 0, name + "\n" + page);
        return read(page.substring(page.lastIndexOf("<form", mark), page.indexOf("</form>", mark)));
    }

    /** Every form of a page that changes something. */
    public static List<ShownForm> all(String page) {
        return FORM.matcher(page).results().map(form -> read(form.group())).toList();
    }

    private static ShownForm read(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> numbers = new LinkedHashSet<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            String about = field.group(1);
            if (about == null) {
                fields.put(attribute(field.group(2), "name"), chosen(field.group(3)));
            } else if (!about.contains("checkbox")) {
                String name = attribute(about, "name");
                fields.put(name, about.contains(" value=") ? attribute(about, "value") : "");
                if (about.contains("inputmode=")) {
                    numbers.add(name);
                }
            } else if (about.endsWith(" checked")) {
                fields.put(attribute(about, "name"), "on");
            }
        }
        return new ShownForm(attribute(form, "action"), fields, numbers);
    }

    public ShownForm with(String field, String typed) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, typed);
        return new ShownForm(action, changed, numbers);
    }

    /** As a box that is not ticked, or a field that the page does not have. */
    public ShownForm without(String field) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new ShownForm(action, changed, numbers);
    }

    public Response submit(Browsing browsing) {
        return browsing.follow(
                browsing.staff().redirects().follow(false).formParams(fields).post(action));
    }

    private static String chosen(String options) {
        Matcher option = OPTION.matcher(options);
        String first = null;
        while (option.find()) {
            String value = option.group(1).contains("value=") ? attribute(option.group(1), "value") : option.group(2);
            if (option.group(1).contains(" selected")) {
                return value;
            }
            first = first == null ? value : first;
        }
        return first;
    }

    private static String attribute(String tag, String name) {
        return Browsing.find(" " + tag, "[ ]" + name + "=\"([^\"]*)\"");
    }
}
