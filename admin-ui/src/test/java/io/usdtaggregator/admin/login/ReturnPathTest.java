package io.usdtaggregator.admin.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnPathTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://x/liquidity, /liquidity",
        "https://x/market-data/binance/XOF:CI:BUY, /market-data/binance/XOF:CI:BUY",
        "https://x/usage?month=2026-10, /usage",
        "https://x//evil.example/x, /",
        "https://x/\\evil.example/x, /",
        "https://x/%0d%0aSet-Cookie, /%0d%0aSet-Cookie",
        "https://evil.example/liquidity, /",
        "//evil.example/x, /",
        "javascript:alert(1), /",
        "/liquidity, /",
        "not an address, /",
        ", /",
    })
    void a_referer_leads_back_to_a_page_of_ours_and_never_elsewhere(String referer, String path) {
        assertEquals(path, ReturnPath.of(referer, "x"));
    }
}
