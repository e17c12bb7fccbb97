package io.usdtaggregator.engine.premium;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The European Central Bank's daily reference rates: {@code <Cube time="2026-08-20"><Cube currency="USD"
 * rate="1.0842"/>...}, units for 1 euro.
 */
record EcbDocument(LocalDate day, BigDecimal usdPerEur) {
    private static final XMLInputFactory XML = closed();

    /** Empty for anything that is not that document, or has no dollar above 0. */
    static Optional<EcbDocument> parse(String text) {
        LocalDate day = null;
        BigDecimal usd = null;
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Cube")) {
                    String time = reader.getAttributeValue(null, "time");
                    day = time == null ? day : LocalDate.parse(time);
                    if ("USD".equals(reader.getAttributeValue(null, "currency"))) {
                        usd = new BigDecimal(reader.getAttributeValue(null, "rate"));
                    }
                }
            }
        } catch (XMLStreamException | DateTimeException | NumberFormatException | NullPointerException notThat) {
            return Optional.empty();
        }
        return day == null || usd == null || usd.signum() <= 0
                ? Optional.empty()
                : Optional.of(new EcbDocument(day, usd));
    }

    /** No DTD and no entity from elsewhere: the document is a stranger's. */
    private static XMLInputFactory closed() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
