package io.usdtaggregator.admin.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.settings.FirstStart;
import org.junit.jupiter.api.Test;

class SubjectNameTest {

    @Test
    void markets_corridors_rules_and_platforms_have_names() {
        assertEquals("XOF Côte d'Ivoire SELL", text("XOF:CI:SELL"));
        assertEquals("GHS zone BUY", text("GHS:-:BUY"));
        assertEquals("XOF Côte d'Ivoire > GHS zone", text("XOF:CI:GHS:-"));
        assertEquals("XOF > GHS", text("XOF:GHS"));
        assertEquals("XOF SELL", text("XOF:SELL"));
        assertEquals("Binance P2P XOF zone", text("binance:XOF:-"));
        assertEquals("Binance P2P", text("binance"));
        assertEquals("removed", text("removed"), "one that is not in the settings keeps its code");
        assertTrue(SubjectName.of("global", FirstStart.settings(), "en").isGlobal());
    }

    private static String text(String key) {
        SubjectName name = SubjectName.of(key, FirstStart.settings(), "fr");
        return (or(name.platform())
                        + part(name.from())
                        + (name.to() == null ? "" : "> " + part(name.to()))
                        + or(name.tradeType()))
                .trim();
    }

    private static String part(SubjectName.Part part) {
        return part == null ? "" : part.fiat() + " " + or(part.country()) + (part.isZone() ? "zone " : "");
    }

    private static String or(String text) {
        return text == null ? "" : text + " ";
    }
}
