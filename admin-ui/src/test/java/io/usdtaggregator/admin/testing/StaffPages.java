package io.usdtaggregator.admin.testing;

import java.util.List;
import java.util.stream.Stream;

/** The pages that a member of staff may open: what holds for each of them is tested on this list. */
public final class StaffPages {
    public static final List<String> ALL = List.of(
            "/",
            "/markets/XOF:CI:BUY",
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
            "/usage?month=2026-10",
            "/change-control",
            "/settings-file",
            "/approvals",
            "/account",
            "/account/two-step",
            "/search?q=xof",
            "/staff",
            "/audit");

    private StaffPages() {}

    /** All of them, and these: other states of the same pages. */
    public static List<String> and(String... more) {
        return Stream.concat(ALL.stream(), Stream.of(more)).toList();
    }
}
