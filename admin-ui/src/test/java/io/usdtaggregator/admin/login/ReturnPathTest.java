package io.usdtaggregator.admin.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.admin.navigation.ReturnPath;
import org.junit.jupiter.api.Test;
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
        "https://x@evil.example/liquidity, /",
        "https://x:8081/liquidity, /",
        "https://x.evil.example/liquidity, /",
        "https://X/liquidity, /",
        "https://x///evil.example, /",
        "https://x/./liquidity, /./liquidity",
        "https://x/liquidity#//evil.example, /liquidity",
        "data:text/html;x, /",
        "//evil.example/x, /",
        "javascript:alert(1), /",
        "/liquidity, /",
        "not an address, /",
        ", /",
    })
    void a_referer_leads_back_to_a_page_of_ours_and_never_elsewhere(String referer, String path) {
        assertEquals(path, ReturnPath.of(referer, "x"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/usage?month=2026-10, /usage?month=2026-10",
        "/corridors/XOF:CI:GHS:-?amount=61200&side=received, /corridors/XOF:CI:GHS:-?amount=61200&side=received",
        "//evil.example/x, /",
        "/\\evil.example/x, /",
        "https://evil.example/x, /",
        "/\t/evil.example, /",
        "'/usage\r\nSet-Cookie: x=y', /",
        "/usage?x=<b>, /",
        "'', /",
    })
    void an_ended_session_is_led_back_to_a_page_of_ours_and_never_elsewhere(String uri, String path) {
        assertEquals(path, ReturnPath.ofRequest(uri));
        assertEquals(path, ReturnAfterLogin.there(uri).toString());
    }

    @Test
    void without_a_page_to_lead_back_to_the_login_leads_to_the_first_one() {
        assertEquals("/", ReturnAfterLogin.there(null).toString());
        assertEquals("/", ReturnAfterLogin.there("%zz").toString());
    }
}
