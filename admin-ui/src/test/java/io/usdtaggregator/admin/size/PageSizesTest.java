package io.usdtaggregator.admin.size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.PageWeight;
import io.usdtaggregator.admin.testing.StaffPages;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** No page grows with what there is to show: the rest is on other pages. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class PageSizesTest {
    private static final Logger LOG = Logger.getLogger(PageSizesTest.class);
    private static final int MOST_KILOBYTES = 300;
    private static final List<String> PAGES =
            StaffPages.and("/markets/XOF:-:SELL", "/usage/bill/large-1?month=2026-10", "/search?q=company");

    @Inject
    RedisDataSource redis;

    @Inject
    Pool database;

    @TestHTTPResource("/")
    URI address;

    @Test
    void no_page_of_a_large_installation_is_over_its_limit_and_the_rest_is_a_link_away() throws IOException {
        Browsing admin = Browsing.asAdmin();
        try (StandInEngine engine = StandInEngine.start();
                LargeInstallation installation = new LargeInstallation(redis, database)) {
            installation.write(engine);
            PageWeight weight = new PageWeight(address, admin);
            StringBuilder over = new StringBuilder();
            for (String path : PAGES) {
                PageWeight.Bytes bytes = weight.of(path);
                LOG.infof("%s: %d bytes, %d as sent", path, bytes.plain(), bytes.sent());
                if (bytes.plain() > MOST_KILOBYTES * 1024) {
                    over.append(path).append(": ").append(bytes.plain() / 1024).append(" KB\n");
                }
            }
            assertEquals("", over.toString());
            theRestIsALinkAway(weight);
            aRefusedRowIsOnItsPage(admin);
        }
    }

    private static void theRestIsALinkAway(PageWeight weight) {
        List.of(
                        "/|/?page=2",
                        "/markets/XOF:CI:BUY|/markets/XOF:CI:BUY?method=&state=&page=2#offers",
                        "/cross-rates|/cross-rates?page=2",
                        "/market-data|/market-data?page=2",
                        "/alerts|/alerts?severity=&kind=&page=2",
                        "/alerts|/alerts?severity=&kind=&seen=2#seen",
                        "/adjustments|/adjustments?page=2",
                        "/cross-adjustments|/cross-adjustments?page=2",
                        "/liquidity|/liquidity?page=2",
                        "/integrators|/integrators?page=2",
                        "/integrators?account=large-1|/integrators?account=large-1&keys=2#account-large-1",
                        "/usage?month=2026-10|/usage?month=2026-10&account=&page=2",
                        "/search?q=company|/search?q=company&page=2",
                        "/staff|/staff?page=2",
                        "/account|/account?page=2#sessions")
                .forEach(each -> {
                    String[] parts = each.split("\\|");
                    String html = weight.html(parts[0]).replace("&amp;", "&");
                    assertTrue(html.contains("href=\"" + parts[1] + "\""), each);
                    assertNotEquals(html, weight.html(parts[1]));
                });
        assertTrue(weight.html("/integrators?account=large-150").contains("id=\"account-large-150\""));
        assertTrue(weight.html("/adjustments?page=10").contains("campaign number 299"));
    }

    /** Whatever page its form was on. */
    private static void aRefusedRowIsOnItsPage(Browsing admin) {
        String html = admin.submit("/adjustments/edit", "index", "217", "mode", "PERCENT", "value", "nonsense")
                .asString();
        assertTrue(html.contains("nonsense") && html.contains("campaign number 217"), html);
    }
}
