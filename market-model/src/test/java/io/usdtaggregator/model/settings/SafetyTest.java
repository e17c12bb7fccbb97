package io.usdtaggregator.model.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import org.junit.jupiter.api.Test;

class SafetyTest {

    @Test
    void settings_without_the_key_ask_on_the_pages_alone_above_ten_percent() {
        ObjectNode tree = MarketJson.mapper().valueToTree(FirstStart.settings());
        tree.remove("safety");

        Settings read = MarketJson.read(tree.toString(), Settings.class);

        assertEquals(Safety.AT_FIRST, read.safety());
        assertEquals("10", read.safety().confirmAbovePercent().toPlainString());
        assertEquals(Safety.ConfirmedBy.PAGES, read.safety().appliesTo());
    }

    @Test
    void what_staff_set_survives_json_and_a_new_version() {
        var strict = new Safety(new java.math.BigDecimal("2.5"), Safety.ConfirmedBy.ALL);
        Settings settings = FirstStart.settings().withSafety(strict).withVersion(7);

        assertEquals(
                strict,
                MarketJson.read(MarketJson.write(settings), Settings.class).safety());
    }
}
