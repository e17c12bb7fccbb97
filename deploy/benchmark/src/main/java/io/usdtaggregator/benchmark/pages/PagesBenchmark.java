package io.usdtaggregator.benchmark.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.benchmark.set.LocalSet;
import io.usdtaggregator.benchmark.set.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long the server takes for each staff page with the markets of a first start, and how large the page is. */
public final class PagesBenchmark {
    private static final int WARM_UP = 40;
    private static final int ASKED = 200;
    private static final double NANOS_OF_MILLI = 1_000_000;

    private static final List<String> PAGES = List.of(
            "/",
            "/markets/XOF:CI:BUY",
            "/markets/XOF:-:SELL",
            "/cross-rates",
            "/corridors/XOF:CI:GHS:-?amount=61200",
            "/rates",
            "/market-data",
            "/market-data/binance/XOF:CI:BUY",
            "/history",
            "/alerts",
            "/adjustments",
            "/cross-adjustments",
            "/liquidity",
            "/price-rules",
            "/platforms",
            "/currencies",
            "/refresh",
            "/system",
            "/integrators",
            "/webhooks",
            "/usage",
            "/change-control",
            "/settings-file",
            "/approvals",
            "/staff",
            "/audit",
            "/account",
            "/search?q=xof+ci",
            "/search/found?q=xof");

    private PagesBenchmark() {}

    public static void main(String[] none) throws Exception {
        try (LocalSet set = new LocalSet(1)) {
            JsonNode staff = set.credentials().get("staff");
            StaffSession session = new StaffSession(
                    set.admin(),
                    staff.get("username").asText(),
                    staff.get("password").asText());
            for (String page : PAGES) {
                for (int asked = 0; asked < WARM_UP; asked++) {
                    session.ask(page);
                }
            }
            System.out.println("| page | median ms | p99 ms | longest ms | KB | KB as sent |");
            System.out.println("| --- | --- | --- | --- | --- | --- |");
            for (String page : PAGES) {
                row(page, session);
            }
            System.out.println("\n" + Machine.now());
        }
    }

    private static void row(String page, StaffSession session) throws Exception {
        List<Long> nanos = new ArrayList<>();
        StaffSession.Answer last = null;
        for (int asked = 0; asked < ASKED; asked++) {
            last = session.ask(page);
            nanos.add(last.nanos());
        }
        Collections.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                page,
                nanos.get(ASKED / 2) / NANOS_OF_MILLI,
                nanos.get(ASKED * 99 / 100 - 1) / NANOS_OF_MILLI,
                nanos.get(ASKED - 1) / NANOS_OF_MILLI,
                last.bytes() / 1024.0,
                last.sent() / 1024.0);
    }
}
