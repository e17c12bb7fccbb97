package io.usdtaggregator.simulator.official;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The European Central Bank's daily reference rates as XML: units for 1 euro, of today. */
@ApplicationScoped
public class EcbDocument {
    private static final BigDecimal AT_START = new BigDecimal("1.0842");

    private volatile BigDecimal usdPerEur = AT_START;

    void set(BigDecimal usd) {
        usdPerEur = usd;
    }

    String text() {
        return document("<Cube currency='USD' rate='%s'/><Cube currency='GBP' rate='0.8511'/>"
                .formatted(usdPerEur.toPlainString()));
    }

    /** The document of a day without rates. */
    String empty() {
        return document("");
    }

    private static String document(String rates) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                <gesmes:subject>Reference rates</gesmes:subject>
                <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
                <Cube><Cube time='%s'>%s</Cube></Cube>
                </gesmes:Envelope>
                """.formatted(LocalDate.now(ZoneOffset.UTC), rates);
    }
}
