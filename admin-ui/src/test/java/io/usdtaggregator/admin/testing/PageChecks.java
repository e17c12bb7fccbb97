package io.usdtaggregator.admin.testing;

import com.microsoft.playwright.Page;
import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** What is wrong with a page that a browser shows, in words; nothing of it needs another visit. */
public final class PageChecks {
    private static final int MOST_KILOBYTES = 300;
    private static final int[] WIDTHS = {360, 390, 768, 1024, 1600};

    /** What is folded is looked at as it is when a reader opens it. */
    private static final String CUT_OFF =
            "() => { const folded = document.querySelectorAll('main details:not([open])');"
                    + " folded.forEach(one => one.open = true);"
                    + " const found = [...document.querySelectorAll('main button, main a[role=button]')]"
                    + ".filter(one => one.checkVisibility())"
                    + ".filter(one => one.getBoundingClientRect().left < -1"
                    + " || one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
                    + ".map(one => 'cut off: ' + one.textContent);"
                    + " folded.forEach(one => one.open = false); return found; }";

    /** Tables that a phone shows only a part of, the rest to be drawn from the side. */
    private static final String TABLES =
            "() => [...document.querySelectorAll('main table')].filter(one => one.checkVisibility())"
                    + ".filter(one => { const box = one.closest('.scroll') || one.parentElement;"
                    + " return box.scrollWidth > box.clientWidth + 1; })"
                    + ".map(one => 'table wider than its place: ' + one.innerText.slice(0, 60))";

    /** Times whose zone stands on the next line. */
    private static final String TORN_TIMES =
            "() => { const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);"
                    + " const found = []; while (walk.nextNode()) {"
                    + " for (const time of walk.currentNode.data.matchAll(/\\d\\d:\\d\\d:\\d\\d\\sUTC/g)) {"
                    + " const range = document.createRange(); range.setStart(walk.currentNode, time.index);"
                    + " range.setEnd(walk.currentNode, time.index + time[0].length);"
                    + " if (new Set([...range.getClientRects()].map(line => line.top)).size > 1)"
                    + " found.push('torn: ' + time[0]); } } return found; }";

    private static final String SIDEWAYS =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";
    private static final String KILOBYTES = "() => Math.round([...performance.getEntriesByType('navigation'),"
            + " ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.decodedBodySize, 0) / 1024)";
    private static final String SERVER_MILLIS = "() => { const one = performance.getEntriesByType('navigation')[0];"
            + " return Math.round(one.responseStart - one.requestStart); }";
    /**
     * Texts that a reader sees or hears, but for what is said to be English, for identifiers, and for fields and values of
     * settings as the JSON interface names them.
     */
    private static final String ENGLISH = "([texts, words]) => {"
            + " const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
            + " const found = []; const skip = '[lang=en], code, .changes, script, style, noscript, [hreflang=en], [name=language]';"
            + " while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(skip)) found.push(walk.currentNode.data.trim());"
            + " document.querySelectorAll('[aria-label], [title], [placeholder], [data-label]').forEach(one => {"
            + "  if (!one.closest(skip)) ['aria-label', 'title', 'placeholder', 'data-label'].forEach(name =>"
            + "   one.hasAttribute(name) && found.push(one.getAttribute(name).trim())); });"
            + " const known = new Set(texts); const pattern = new RegExp(words);"
            + " return [...new Set(found.filter(text => known.has(text) || pattern.test(text)))].map(text => 'English: ' + text); }";

    private static final String WORDS =
            "\\b(BUY|SELL|MARKUP|MARKDOWN|PERCENT|FIXED|OVERLAP|INCLUSION|FIAT|VIEWER|OPERATOR|DEFAULT_WITH_FALLBACK|BEST_OF_ALL"
                    + "|throttled|malformed|unreachable|unsupported|outlier|stale|acknowledged)\\b"
                    + "|\\b[A-Z]{3}:(-|[A-Z]{2})(:|$)";

    private PageChecks() {}

    /** Buttons out of the view, and a page that is wider than the screen. */
    public static List<String> layout(Page page) {
        List<String> wrong = new ArrayList<>(texts(page.evaluate(CUT_OFF)));
        if (number(page, SIDEWAYS) > 1) {
            wrong.add("scrolls sideways by " + number(page, SIDEWAYS));
        }
        return wrong;
    }

    /** What a narrow screen does to tables and times. */
    public static List<String> onPhone(Page page) {
        List<String> wrong = new ArrayList<>(texts(page.evaluate(TABLES)));
        wrong.addAll(texts(page.evaluate(TORN_TIMES)));
        return wrong;
    }

    /** {@link #layout} at other widths; the page has its own again afterwards. */
    public static List<String> layoutAtAllWidths(Page page) {
        int own = page.viewportSize().width;
        List<String> wrong = new ArrayList<>();
        for (int width : WIDTHS) {
            page.setViewportSize(width, page.viewportSize().height);
            layout(page).forEach(found -> wrong.add("at " + width + ": " + found));
        }
        page.setViewportSize(own, page.viewportSize().height);
        return wrong;
    }

    /** With all that it loads. */
    public static List<String> size(Page page) {
        int kilobytes = number(page, KILOBYTES);
        return kilobytes > MOST_KILOBYTES ? List.of(kilobytes + " KB") : List.of();
    }

    /** From the request to the first byte of the answer. */
    public static int serverMillis(Page page) {
        return number(page, SERVER_MILLIS);
    }

    /** What a reader of French reads in English. */
    public static List<String> english(Page page, Stream<Class<?>> bundles) {
        List<String> texts = bundles.flatMap(PageChecks::onlyEnglish).distinct().toList();
        return texts(page.evaluate(ENGLISH, List.of(texts, WORDS)));
    }

    /** Texts of a bundle that are other ones in French. */
    private static Stream<String> onlyEnglish(Class<?> bundle) {
        Map<Object, Object> french = french(bundle);
        return Stream.of(bundle.getDeclaredMethods())
                .filter(method -> !text(method).contains("{"))
                .filter(method -> !text(method).equals(french.get(method.getName())))
                .filter(method -> !french.containsValue(text(method)))
                .map(PageChecks::text);
    }

    private static String text(Method message) {
        return message.getAnnotation(Message.class).value();
    }

    private static Map<Object, Object> french(Class<?> bundle) {
        String name = bundle.getSimpleName().replace("Messages", "").toLowerCase(java.util.Locale.ROOT);
        Properties french = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                bundle.getResourceAsStream("/messages/" + (name.isEmpty() ? "msg" : name) + "_fr.properties"),
                StandardCharsets.UTF_8)) {
            french.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return french;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object found) {
        return (List<String>) found;
    }

    private static int number(Page page, String script) {
        return ((Number) page.evaluate(script)).intValue();
    }
}
