package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.MarketsInRedis;
import io.usdtaggregator.admin.testing.PagesInChromium;
import io.usdtaggregator.admin.testing.StaffBrowser;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that are made to be printed, as Chromium prints them on A4. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class PrintInBrowserTest {
    /** A4 within margins of a centimetre, in the pixels of CSS. */
    private static final int PAPER = 718;

    /** What is there and lies beyond the paper, or is hidden by what it stands in. */
    private static final String CUT_OFF = "width => [...document.querySelectorAll('main *')]"
            + ".filter(one => one.checkVisibility() && !one.matches('.for-reader, .for-reader *'))"
            + ".filter(one => one.getBoundingClientRect().right > width + 1"
            + " || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')"
            + ".map(one => one.tagName + ': ' + one.textContent.trim().slice(0, 60))";

    @Inject
    RedisDataSource redis;

    @TestHTTPResource("/")
    URI address;

    private PagesInChromium pages;

    @BeforeEach
    void a_world() {
        pages = PagesInChromium.start(redis, address);
    }

    @AfterEach
    void as_before() {
        if (pages != null) {
            pages.close();
        }
    }

    @Test
    void a_rate_that_was_looked_up_is_printed_whole_and_without_what_only_a_screen_needs() {
        pages.answerRateById();

        Page page = printed("/rates?id=" + MarketsInRedis.RATE_ID, "rate-look-up-print-fr");

        String paper = page.innerText("main");
        assertTrue(paper.contains(MarketsInRedis.RATE_ID), paper);
        assertTrue(paper.contains("612 XOF"), paper);
        assertTrue(paper.contains("Majoration"), paper);
        assertEquals(3, page.locator("article.explanation tbody tr").count(), "the offers");
        assertTrue(page.locator("article.explanation tbody tr").last().isVisible());
    }

    @Test
    void the_bill_of_a_month_is_printed_whole_and_without_what_only_a_screen_needs() {
        Page page = printed("/usage/bill/" + pages.answerForCustomers() + "?month=2026-10", "bill-print-fr");

        String paper = page.innerText("main");
        assertTrue(paper.contains("Facture de demo, octobre 2026"), paper);
        assertTrue(paper.contains("511,50 USD"), paper);
        assertTrue(paper.contains("496\u202f020"), "the calls of all: " + paper);
        assertTrue(paper.contains("du 1er au 31 octobre 2026"), paper);
        assertFalse(paper.contains("septembre"), "the way to other months is not printed: " + paper);
    }

    /** The page on paper, also where its reader's screen is dark. */
    private Page printed(String path, String name) {
        Page page = pages.show(PAPER, "fr", ColorScheme.DARK, path);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));

        for (String onScreenOnly :
                List.of(".top", ".menu", "main form", "main button:not(th button)", ".skip", "#busy")) {
            page.locator(onScreenOnly)
                    .all()
                    .forEach(one -> assertFalse(onPaper(page, one), onScreenOnly + " on paper"));
        }
        assertEquals(List.of(), page.evaluate(CUT_OFF, PAPER));
        StaffBrowser.picture(page, name);
        byte[] file = page.pdf(new Page.PdfOptions().setFormat("A4"));
        assertTrue(new String(file, 0, 5, StandardCharsets.US_ASCII).startsWith("%PDF-"));
        return page;
    }

    private static boolean onPaper(Page page, com.microsoft.playwright.Locator one) {
        return one.isVisible() && one.boundingBox().x + one.boundingBox().width > 0;
    }
}
