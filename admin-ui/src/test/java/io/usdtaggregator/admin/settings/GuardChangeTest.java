package io.usdtaggregator.admin.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardChangeTest {

    @ParameterizedTest(name = "{0}.{1} from {2} to {3}: {4}")
    @CsvSource({
        "safety, confirm_above_percent, 10, 1000, true",
        "safety, confirm_above_percent, 10, 5, false",
        "safety, applies_to, ALL, PAGES, true",
        "safety, applies_to, PAGES, ALL, false",
        "alerts, hold_back_percent, 25, 1000, true",
        "alerts, hold_back_percent, 25, 20, false",
        "alerts, variation_percent, 10, 20, true",
        "alerts, variation_percent, 10, 5, false",
        "trust, min_capacity_usdt, 20, 0, true",
        "trust, min_capacity_usdt, 20, 50, false",
        "trust, thin_guard_percent, 10, 0, true",
        "trust, thin_guard_percent, 10, 15, true",
        "trust, thin_guard_percent, 10, 5, false",
        "trust, thin_guard_percent, 0, 10, false",
        "trust, support_merchants, 2, 1, true",
        "trust, support_merchants, 2, 3, false",
        "trust, support_percent, 1, 2, true",
        "trust, support_percent, 1, 0.5, false",
        "outliers, percent, 3, 5, true",
        "outliers, percent, 3, 2, false",
        "outliers, mad_multiple, 3, 4, true",
        "outliers, mad_multiple, 3, 0, false",
        "merchants, min_orders_30d, 10, 0, true",
        "merchants, min_orders_30d, 10, 20, false",
        "merchants, min_completion_rate, 0.9, 0.5, true",
        "merchants, min_completion_rate, 0.9, 0.95, false",
        "merchants, verified_only, true, false, true",
        "merchants, verified_only, false, true, false",
    })
    void a_guard_that_lets_more_pass_is_loosened(
            String section, String field, String before, String after, boolean loosened) {
        assertEquals(loosened, GuardChange.loosens(with(section, field, before), with(section, field, after)));
    }

    @Test
    void a_cut_that_is_switched_off_is_loosened_and_one_that_is_switched_on_is_not() {
        Settings on = FirstStart.settings();
        Settings off = with(with(on, "outliers", "percent", "0"), "outliers", "mad_multiple", "0");

        assertTrue(GuardChange.loosens(on, off));
        assertFalse(GuardChange.loosens(off, on));
    }

    private static Settings with(String section, String field, String value) {
        return with(FirstStart.settings(), section, field, value);
    }

    private static Settings with(Settings settings, String section, String field, String value) {
        ObjectNode json = MarketJson.mapper().valueToTree(settings);
        ((ObjectNode) json.get(section)).put(field, value);
        return MarketJson.read(json.toString(), Settings.class);
    }
}
