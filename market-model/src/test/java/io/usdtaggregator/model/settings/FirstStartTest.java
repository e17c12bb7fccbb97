package io.usdtaggregator.model.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.rule.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstStartTest {
    private final Settings settings = FirstStart.settings();

    @Test
    void three_currencies_are_active_with_all_their_countries() {
        assertEquals(
                List.of("XOF", "XAF", "GHS"),
                settings.activeCurrencies().map(CurrencySetting::code).toList());
        // (1 zone + 8) + (1 + 6) + (1 + 1) places, both trade types
        assertEquals(36, settings.activeMarkets().count());
        assertTrue(settings.activeMarkets().map(Market::key).anyMatch("XOF:CI:SELL"::equals));
    }

    @Test
    void the_other_currencies_wait_until_staff_switch_them_on() {
        assertEquals(
                List.of(
                        "NGN", "KES", "UGX", "TZS", "RWF", "ZAR", "GNF", "GMD", "SLE", "LRD", "MRU", "ETB", "ZMW",
                        "MZN", "AOA", "CDF", "EGP", "MAD", "TND", "DZD", "SDG", "USD", "EUR", "GBP"),
                settings.currencies().stream()
                        .filter(currency -> !currency.active())
                        .map(CurrencySetting::code)
                        .toList());
    }

    @Test
    void every_name_is_there_in_english_and_french() {
        settings.currencies().forEach(currency -> {
            assertTrue(currency.name().en().length() > 3, currency.code());
            assertTrue(currency.name().fr().length() > 3, currency.code());
        });
        assertEquals(
                List.of("EUR"),
                settings.currencies().stream()
                        .filter(currency -> currency.name()
                                .en()
                                .equalsIgnoreCase(currency.name().fr()))
                        .map(CurrencySetting::code)
                        .toList(),
                "all others are called differently in French");
        assertEquals(
                new Names("Senegal", "Sénégal"),
                settings.currency("XOF").orElseThrow().countries().get(6).name());
    }

    @Test
    void binance_is_the_default_with_the_larger_budget() {
        assertEquals("binance", settings.defaultPlatform().orElseThrow().code());
        assertEquals(120, settings.platform("binance").orElseThrow().budget().requestsPerMinute());
        assertEquals(60, settings.platform("okx").orElseThrow().budget().requestsPerMinute());
    }

    @Test
    void the_json_is_the_published_one_and_reads_back_the_same() {
        String json = MarketJson.write(settings);

        assertTrue(json.startsWith("{\"version\":1,"), json);
        assertTrue(json.contains("\"default\":true"), json);
        assertTrue(json.contains("\"requests_per_minute\":120"), json);
        assertTrue(json.contains("\"min_orders_30d\":10,\"min_completion_rate\":\"0.9\""), json);
        assertTrue(json.contains("\"outliers\":{\"mad_multiple\":\"3\",\"percent\":\"3\"}"), json);
        assertTrue(json.contains("\"refresh\":{\"interval\":\"PT1M\",\"active\":true,\"adaptive\":false}"), json);
        assertTrue(json.contains("\"hold_back_percent\":\"25\""), json);
        assertTrue(
                json.contains("\"trust\":{\"min_capacity_usdt\":\"20\",\"thin_guard_percent\":\"10\","
                        + "\"support_merchants\":2,\"support_percent\":\"1\"}"),
                json);
        assertEquals(settings, MarketJson.read(json, Settings.class));
    }

    @Test
    void settings_written_before_the_trust_rules_have_none() {
        String json = MarketJson.write(settings).replaceAll(",\"trust\":\\{[^}]*}", "");

        assertEquals(settings.withTrust(Trust.OFF), MarketJson.read(json, Settings.class));
    }

    @Test
    void settings_written_before_adaptive_polling_poll_as_they_did() {
        String json = MarketJson.write(settings).replace(",\"adaptive\":false", "");

        assertEquals(settings, MarketJson.read(json, Settings.class));
    }
}
