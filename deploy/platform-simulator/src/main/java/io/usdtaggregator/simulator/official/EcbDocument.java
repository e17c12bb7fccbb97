package io.usdtaggregator.simulator.official;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The European Central Bank's daily reference rates as XML: units for 1 euro, of today. */
@ApplicationScoped
public class EcbDocument {
    private static final BigDecimal AT_START = new BigDecimal("1.0842");

    private volatile BigDecimal usdPerEur = AT_START;
    private volatile boolean broken;

    void set(BigDecimal usd, boolean isBroken) {
        usdPerEur = usd;
        broken = isBroken;
    }

    /** Empty while it is broken. */
    Optional<String> text() {
        return broken
                ? Optional.empty()
                : Optional.of("""
                <?xml version="1.0" encoding="UTF-8"?>
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                <gesmes:subject>Reference rates</gesmes:subject>
                <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
                <Cube><Cube time='%s'><Cube currency='USD' rate='%s'/><Cube currency='GBP' rate='0.8511'/></Cube></Cube>
                </gesmes:Envelope>
                """.formatted(LocalDate.now(ZoneOffset.UTC), usdPerEur.toPlainString()));
    }
}
