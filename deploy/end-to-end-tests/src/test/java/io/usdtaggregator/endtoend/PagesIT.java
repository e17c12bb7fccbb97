package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff's pages in a real browser: a markup is previewed, saved, and seen by integrators. */
class PagesIT {
    private static final String CI_BUY = "fiat=XOF&country=CI&trade_type=BUY";
    private static final String EFFECT_UNKNOWN = "the effect of this change cannot be shown";

    private final World world = new World();

    @BeforeEach
    void a_quick_world() {
        world.reset();
    }

    @Test
    void staff_see_the_effect_of_a_markup_before_they_save_it_and_the_api_after() {
        Optional<Path> chromium = chromium();
        assertTrue(
                chromium.isPresent() || !"1".equals(System.getenv("BROWSER_REQUIRED")),
                "a browser is required here and there is none");
        assumeTrue(chromium.isPresent(), "no browser on this machine");
        world.book("binance", "XOF/CI/BUY", offer("700", "1", "9000"));
        world.refresh();
        world.rateWhen(CI_BUY, seen -> seen.get("rate").asText().equals("700"));

        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(List.of("--no-sandbox", "--disable-background-networking")))) {
            Page page = browser.newPage();
            page.navigate(world.set.admin().base() + "/adjustments");
            assertTrue(page.url().endsWith("/login"), page.url());
            page.fill("input[name=username]", "admin");
            page.fill(
                    "input[name=password]",
                    world.set.credentials.at("/staff/password").asText());
            page.click("main button");

            preview(page, "10");
            String preview = page.textContent("main");
            assertTrue(preview.contains("XOF, Ivory Coast, BUY") && preview.contains("770"), preview);
            assertEquals("700", world.rateWhen(CI_BUY, seen -> true).get("rate").asText(), "a preview changes nothing");

            save(page, "10");
            assertTrue(page.textContent("main").contains("seen in a browser"));
            world.rateWhen(CI_BUY, seen -> seen.get("rate").asText().equals("770"));

            preview(page, "60");
            assertTrue(page.isVisible("main input[name=confirm]"), page.textContent("main"));
            page.click("main form button");
            assertTrue(page.isVisible("main input[name=confirm]"), "an unticked box keeps the form from being sent");
            assertEquals("770", world.rateWhen(CI_BUY, seen -> true).get("rate").asText(), "nothing was saved");

            page.check("main input[name=confirm]");
            page.click("main form button");
            world.rateWhen(CI_BUY, seen -> seen.get("rate").asText().equals("1120"));
        }
    }

    /** Asks what a markup would do. */
    private void preview(Page page, String percent) {
        markupOf(page, percent);
        whileTheEffectIsUnknown(page, () -> markupOf(page, percent));
    }

    /** Saves the markup whose effect the page shows. */
    private void save(Page page, String percent) {
        page.click("main form button");
        whileTheEffectIsUnknown(page, () -> {
            markupOf(page, percent);
            page.click("main form button");
        });
    }

    /**
     * Where one of several Redis is lost just then, the page rightly says that it cannot show the effect; staff ask again.
     * With one Redis nothing is lost, and nothing is asked twice.
     */
    private void whileTheEffectIsUnknown(Page page, Runnable again) {
        if (world.set.severalRedis() == null) {
            return;
        }
        await("the page shows the effect").atMost(PATIENCE).until(() -> {
            if (page.textContent("main").contains(EFFECT_UNKNOWN)) {
                again.run();
            }
            return !page.textContent("main").contains(EFFECT_UNKNOWN);
        });
    }

    private void markupOf(Page page, String percent) {
        page.navigate(world.set.admin().base() + "/adjustments");
        page.selectOption("main form[action='/adjustments'] select[name=currency]", "XOF");
        page.fill("main form[action='/adjustments'] input[name=value]", percent);
        page.fill("main form[action='/adjustments'] input[name=reason]", "seen in a browser");
        page.click("main form[action='/adjustments'] button");
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
