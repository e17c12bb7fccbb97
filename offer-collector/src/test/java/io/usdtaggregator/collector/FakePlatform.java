package io.usdtaggregator.collector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Binance that answers what a test tells it, by currency and side. */
public final class FakePlatform implements QuarkusTestResourceLifecycleManager {
    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    private static final List<String> OTHERS = List.of("bybit", "okx", "kucoin", "htx", "mexc", "bitget", "palaver");

    /** A request as it came. */
    public record Asked(String address, String body, String userAgent) {

        /** Its path, and the fields of its query by name. */
        public String addressInOrder() {
            String[] parts = address.split("\\?", 2);
            return parts.length == 1
                    ? address
                    : parts[0] + Stream.of(parts[1].split("&")).sorted().collect(Collectors.joining("&", "?", ""));
        }
    }

    /** The last request to a platform, without what only tells platforms apart here. */
    public static Asked lastAsked(String platform) {
        String prefix = OTHERS.contains(platform) ? "/" + platform : "";
        return SERVER.getAllServeEvents().stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getUrl().startsWith(prefix.isEmpty() ? "/bapi/" : prefix + "/"))
                .max(Comparator.comparing(LoggedRequest::getLoggedDate))
                .map(request -> new Asked(
                        request.getUrl().substring(prefix.length()),
                        request.getBodyAsString(),
                        request.getHeader("User-Agent")))
                .orElseThrow();
    }

    @Override
    public Map<String, String> start() {
        SERVER.start();
        SERVER.stubFor(any(anyUrl()).atPriority(10).willReturn(book()));
        Map<String, String> settings = new HashMap<>(Map.of(
                "PLATFORM_BINANCE_URL",
                SERVER.baseUrl(),
                "service.outgoing.deadline",
                "2s",
                "quarkus.otel.sdk.disabled",
                "false",
                "quarkus.otel.bsp.schedule.delay",
                "200ms"));
        // Each under a path of its own, so that tests know whose a request was.
        OTHERS.forEach(code ->
                settings.put("PLATFORM_" + code.toUpperCase(Locale.ROOT) + "_URL", SERVER.baseUrl() + "/" + code));
        return settings;
    }

    @Override
    public void stop() {
        SERVER.stop();
    }

    static void answers(String fiat, String tradeType, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(anyUrl())
                .withRequestBody(containing("\"fiat\":\"" + fiat + "\""))
                .withRequestBody(containing("\"tradeType\":\"" + tradeType + "\""))
                .willReturn(answer));
    }

    /** First the one, from then on the other. */
    static void answersInTurn(
            String fiat, String tradeType, ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
        String scenario = fiat + tradeType;
        answersWhile(Scenario.STARTED, scenario, fiat, tradeType, first);
        answersWhile("then", scenario, fiat, tradeType, then);
    }

    private static void answersWhile(
            String state, String scenario, String fiat, String tradeType, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(anyUrl())
                .inScenario(scenario)
                .whenScenarioStateIs(state)
                .willSetStateTo("then")
                .withRequestBody(containing("\"fiat\":\"" + fiat + "\""))
                .withRequestBody(containing("\"tradeType\":\"" + tradeType + "\""))
                .willReturn(answer));
    }

    static void answersPage(String fiat, int page, int total, String... rows) {
        answersPage(fiat, page, book(total, rows));
    }

    static void answersPage(String fiat, int page, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(anyUrl())
                .withRequestBody(containing("\"fiat\":\"" + fiat + "\""))
                .withRequestBody(containing("\"page\":" + page + ","))
                .willReturn(answer));
    }

    static List<String> bodies(String fiat) {
        return SERVER.getAllServeEvents().stream()
                .map(event -> event.getRequest().getBodyAsString())
                .filter(body -> body.contains("\"fiat\":\"" + fiat + "\""))
                .toList();
    }

    /** When it was asked for this market. */
    static List<Instant> asked(String fiat, String tradeType) {
        return SERVER.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getBodyAsString().contains("\"fiat\":\"" + fiat + "\""))
                .filter(event -> event.getRequest().getBodyAsString().contains("\"tradeType\":\"" + tradeType + "\""))
                .map(event -> event.getRequest().getLoggedDate().toInstant())
                .sorted()
                .toList();
    }

    static ResponseDefinitionBuilder book(String... rows) {
        return book(rows.length, rows);
    }

    private static ResponseDefinitionBuilder book(int total, String... rows) {
        return aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody("{\"code\":\"000000\",\"success\":true,\"total\":" + total + ",\"data\":["
                        + String.join(",", rows) + "]}");
    }

    /** A good offer, of the side that Binance shows for what was asked. */
    static String offer(String id, String fiat, String asked, String price, String min, String max) {
        return """
                {"adv":{"advNo":"%s","tradeType":"%s","asset":"USDT","fiatUnit":"%s","price":"%s",
                "surplusAmount":"100000","minSingleTransAmount":"%s","maxSingleTransAmount":"%s",
                "dynamicMaxSingleTransAmount":"%s","tradeMethods":[]},
                "advertiser":{"nickName":"Awa","monthOrderCount":50,"monthFinishRate":0.9}}""".formatted(id, asked.equals("BUY") ? "SELL" : "BUY", fiat, price, min, max, max);
    }
}
