package io.usdtaggregator.engine.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlertMailTextTest {
    private static final AlertChange MARKET = change("XOF:CI:BUY", "600", "672.5", "12.08");
    private static final AlertChange CORRIDOR = change("XOF:CI:GHS:-", "0.0205", "0.018290", "-10.78");

    private final AlertMailText english = new AlertMailText(Locale.ENGLISH);
    private final AlertMailText french = new AlertMailText(Locale.FRENCH);

    @Test
    void a_move_is_told_in_french_with_french_figures_and_names() {
        Alert moved = alert("variation", "XOF up", List.of(MARKET));

        assertEquals("[Taux USDT] variation XOF, Côte d’Ivoire, achat client", french.subject(moved));
        String body = french.body(moved);
        assertTrue(
                body.startsWith("XOF, Côte d’Ivoire, achat client\u00a0: passé de 600 à 672,5 (+12,08\u00a0%)\n"),
                body);
        assertTrue(
                body.contains("urgence\u00a0: avertissement\ncause\u00a0: XOF en hausse\nconcerne\u00a0: XOF:CI:BUY\n"),
                body);
        assertTrue(body.contains("tel qu’enregistré, en anglais\u00a0: what happened"), body);
    }

    @Test
    void all_that_one_cause_moved_is_listed() {
        Alert moved = alert("variation", "XOF up", List.of(MARKET, CORRIDOR));

        assertEquals("[Taux USDT] variation XOF en hausse", french.subject(moved));
        String body = french.body(moved);
        assertTrue(body.contains("(+12,08\u00a0%) et un autre\n"), body);
        assertTrue(body.contains("  XOF:CI:GHS:-\u00a0: passé de 0,0205 à 0,01829 (-10,78\u00a0%)\n"), body);
    }

    @Test
    void an_english_mail_has_the_sentences_of_the_alert() {
        Alert moved = alert("variation", "XOF up", List.of(MARKET, CORRIDOR));

        assertEquals("[USDT rates] variation XOF up", english.subject(moved));
        String body = english.body(moved);
        assertTrue(body.startsWith("what happened\n\nkind: variation\nseverity: warning\ncause: XOF up\n"), body);
        assertTrue(body.contains("everything it is about:\n  XOF:CI:BUY: moved\n"), body);
        assertFalse(body.contains("as recorded"), body);
    }

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void each_kind_has_words_in_both_languages(AlertKind kind) {
        Alert alert = alert(kind.code(), "binance", List.of());

        assertEquals("[USDT rates] " + kind.code() + " XOF:CI:BUY", english.subject(alert));
        assertFalse(french.subject(alert).contains("_"), french.subject(alert));
        assertFalse(french.body(alert).startsWith("what happened"), french.body(alert));
        assertTrue(french.body(alert).contains("urgence\u00a0: "), french.body(alert));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "variation | passé de 600 à 672,5 (+12,08\u00a0%)",
                "held_back | passé de 600 à 672,5 (+12,08\u00a0%). Retenu jusqu’à ce qu’une deuxième lecture le confirme.",
                "premium | le taux officiel est 600, le nôtre 672,5 (+12,08\u00a0%). L’écart au taux officiel est hors de la bande.",
                "settings_change | passé de 600 à 672,5 (+12,08\u00a0%). Un changement de réglages en est la cause."
            })
    void each_kind_with_figures_says_in_both_languages_what_they_are(String kind, String sentence) {
        Alert one = alert(kind, "XOF up", List.of(MARKET));

        assertEquals(
                "XOF, Côte d’Ivoire, achat client\u00a0: " + sentence,
                french.body(one).lines().findFirst().orElseThrow());
        assertTrue(english.body(one).startsWith("what happened\n\nkind: " + kind + "\n"), english.body(one));
    }

    @Test
    void a_list_of_premiums_has_the_official_rate_and_ours() {
        Alert premiums = alert("premium", "premium of XOF", List.of(MARKET, change("XOF:-:SELL", "600", "690", "15")));

        String body = french.body(premiums);
        assertTrue(
                body.contains("(+12,08\u00a0%) et un autre. L’écart au taux officiel est hors de la bande.\n"), body);
        assertTrue(body.contains("  XOF:-:SELL\u00a0: le taux officiel est 600, le nôtre 690 (+15\u00a0%)\n"), body);
        assertFalse(body.contains("passé de"), body);
        assertTrue(english.body(premiums).contains("  XOF:-:SELL: moved\n"), english.body(premiums));
    }

    @Test
    void what_has_no_figures_says_what_happened_in_words() {
        AlertChange fallback = new AlertChange("XOF:CI:BUY", null, null, null, "bybit serves: no_eligible_offer");

        String body = french.body(alert("fallback", "binance", List.of(fallback, fallback)));
        assertTrue(body.contains("\u00a0: une autre plateforme sert à sa place.\n"), body);
        assertTrue(body.contains("  XOF:CI:BUY\u00a0: bybit serves: no_eligible_offer\n"), body);
    }

    @Test
    void a_language_without_texts_gets_english() {
        AlertMailText german = new AlertMailText(Locale.GERMAN);
        Alert moved = alert("variation", "XOF up", List.of(MARKET));

        assertEquals(english.subject(moved), german.subject(moved));
        assertEquals(english.body(moved), german.body(moved));
    }

    private static AlertChange change(String key, String before, String after, String percent) {
        return new AlertChange(key, new BigDecimal(before), new BigDecimal(after), new BigDecimal(percent), "moved");
    }

    private static Alert alert(String kind, String cause, List<AlertChange> changes) {
        return new Alert(
                "01A",
                new AlertSubject(kind, "warning", cause, "XOF:CI:BUY"),
                "what happened",
                changes,
                false,
                Instant.parse("2026-11-30T10:00:00Z"),
                null,
                null);
    }
}
