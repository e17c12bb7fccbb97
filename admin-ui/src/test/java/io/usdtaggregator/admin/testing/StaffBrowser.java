package io.usdtaggregator.admin.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Chromium before the pages of a logged-in member of staff. */
public final class StaffBrowser implements AutoCloseable {
    /** Of 100: small files, with letters that can be read. */
    private static final int QUALITY = 60;

    /** Of a picture, in pixels: the rest of a long list looks as its beginning does. */
    private static final int LONGEST = 2400;

    private static final String DRAWN = "() => !document.querySelector('.chart:not([data-drawn]), .day[hx-get]:empty')";

    /** Started once for all tests; its driver ends it together with this process. */
    private static Browser started;

    private final List<BrowserContext> opened = new ArrayList<>();
    private final Browser browser;
    private final URI address;
    private final Browsing session;

    private StaffBrowser(Browser browser, URI address, Browsing session) {
        this.browser = browser;
        this.address = address;
        this.session = session;
    }

    /** Ends the test as not run where there is no browser, unless {@code BROWSER_REQUIRED=1}. */
    public static void required() {
        assumeTrue(chromium().isPresent() || "1".equals(System.getenv("BROWSER_REQUIRED")), "no browser here");
        assertTrue(chromium().isPresent(), "a browser is required here and there is none");
    }

    public static StaffBrowser open(URI address, Browsing session) {
        if (started == null) {
            started = start();
        }
        return new StaffBrowser(started, address, session);
    }

    private static Browser start() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    /** A page of the logged-in session. */
    public Page page(int width, String language, ColorScheme scheme) {
        BrowserContext context = context(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
        context.addCookies(List.of(
                cookie("staff_session", session.session()),
                cookie("csrf", session.csrf()),
                cookie("language", language)));
        return context.newPage();
    }

    /** A page of a browser that nobody logged in with. */
    public Page stranger() {
        return context(new Browser.NewContextOptions().setViewportSize(1400, 900))
                .newPage();
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        opened.add(context);
        return context;
    }

    public void show(Page page, String path) {
        page.navigate(address.resolve(path).toString());
    }

    /** What axe-core finds on a page, a line each; empty when it finds nothing. */
    public static String findings(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml())
                                        .toList())
                        .collect(Collectors.joining("\n"));
    }

    /** Only then are they made: they take a good part of a test's time. */
    public static boolean picturesAreWanted() {
        return System.getenv("SCREENSHOTS") != null;
    }

    /** For a person to look at, into the directory that {@code SCREENSHOTS} names; nothing without it. */
    public static void picture(Page page, String name) {
        if (!picturesAreWanted()) {
            return;
        }
        try {
            Path directory = Files.createDirectories(Path.of(System.getenv("SCREENSHOTS")));
            page.waitForFunction(DRAWN);
            int height = page.viewportSize().height;
            page.setViewportSize(page.viewportSize().width, Math.min(LONGEST, Math.max(height, length(page))));
            page.screenshot(new Page.ScreenshotOptions()
                    .setType(ScreenshotType.JPEG)
                    .setQuality(QUALITY)
                    .setPath(directory.resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + ".jpg")));
            page.setViewportSize(page.viewportSize().width, height);
        } catch (IOException full) {
            throw new AssertionError(full);
        }
    }

    private static int length(Page page) {
        return ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
    }

    /** What a phone's camera reads in a picture, as Chromium draws it. */
    public static String qrCode(Locator picture) {
        try {
            BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(picture.screenshot()));
            int[] pixels = drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth());
            return new QRCodeReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(drawn.getWidth(), drawn.getHeight(), pixels))))
                    .getText();
        } catch (IOException | ReaderException unreadable) {
            throw new AssertionError("no QR code can be read", unreadable);
        }
    }

    /** Closes all its pages. */
    @Override
    public void close() {
        opened.forEach(BrowserContext::close);
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value).setUrl(address.toString());
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
