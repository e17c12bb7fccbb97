package io.usdtaggregator.engine.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankDocumentTest {
    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
                xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
              <gesmes:subject>Reference rates</gesmes:subject>
              <Cube><Cube time="2026-08-20"><Cube currency="USD" rate="1.0842"/><Cube currency="JPY" rate="161.5"/></Cube></Cube>
            </gesmes:Envelope>""";

    @Test
    void the_banks_document_gives_a_day_and_the_dollar() {
        BankDocument document = BankDocument.parse(DOCUMENT).orElseThrow();

        assertEquals(LocalDate.of(2026, 8, 20), document.day());
        assertEquals(new BigDecimal("1.0842"), document.usdPerEur());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "<a><Cube time='2026-08-20'/></a>",
                "<a><Cube time='yesterday'><Cube currency='USD' rate='1'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD' rate='0'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD' rate='much'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD' rate='1e2'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD' rate='-1.1'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD' rate='1.00000000000000000001'/></Cube></a>",
                "<a><Cube time='2026-08-20'><Cube currency='USD' rate='1.1'/></Cube><Cube time='2026-08-21'/></a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a><Cube time='2026-08-20'><Cube currency='USD' rate='&x;'/></Cube></a>"
            })
    void anything_else_gives_nothing(String text) {
        assertTrue(BankDocument.parse(text).isEmpty());
    }

    /** A number of a megabyte was written to Redis, and nobody could read it back. */
    @Test
    void an_absurd_exponent_gives_nothing() {
        assertTrue(BankDocument.parse("<?xml version=\"1.0\"?><Envelope><Cube><Cube time=\"2026-11-29\">"
                        + "<Cube currency=\"USD\" rate=\"1E-999999\"/></Cube></Cube></Envelope>")
                .isEmpty());
    }

    @Test
    void of_several_days_the_newest_counts_wherever_it_stands() {
        BankDocument document = BankDocument.parse(
                        "<a><Cube time='2026-08-19'><Cube currency='USD' rate='1.07'/></Cube>"
                                + "<Cube time='2026-08-20'><Cube currency='USD' rate='1.08'/></Cube>"
                                + "<Cube time='2026-08-18'><Cube currency='USD' rate='1.06'/></Cube></a>")
                .orElseThrow();

        assertEquals(new BankDocument(LocalDate.of(2026, 8, 20), new BigDecimal("1.08")), document);
    }
}
