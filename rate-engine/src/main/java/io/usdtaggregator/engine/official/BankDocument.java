package io.usdtaggregator.engine.official;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The European Central Bank's daily reference rates: {@code <Cube time="2026-08-20"><Cube currency="USD"
 * rate="1.0842"/>...}, units for 1 euro. Of a file with several days the newest counts.
 */
record BankDocument(LocalDate day, BigDecimal usdPerEur) {
    /** Plain decimals of at most 20 digits: an exponent could stand for a number of a megabyte. */
    private static final Pattern PLAIN = Pattern.compile("(?=[\\d.]{1,21}$)\\d{1,20}(\\.\\d{1,19})?");

    private static final XMLInputFactory XML = closed();

    /** Empty for anything that is not that document, or whose newest day has no plain dollar above 0. */
    static Optional<BankDocument> parse(String text) {
        TreeMap<LocalDate, String> dollars = new TreeMap<>();
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
            LocalDate day = null;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Cube")) {
                    String time = reader.getAttributeValue(null, "time");
                    day = time == null ? day : LocalDate.parse(time);
                    if (time != null) {
                        dollars.put(day, "");
                    }
                    if (day != null && "USD".equals(reader.getAttributeValue(null, "currency"))) {
                        dollars.put(day, String.valueOf(reader.getAttributeValue(null, "rate")));
                    }
                }
            }
        } catch (XMLStreamException | DateTimeException notThat) {
            return Optional.empty();
        }
        return Optional.ofNullable(dollars.lastEntry())
                .flatMap(newest -> decimal(newest.getValue()).map(usd -> new BankDocument(newest.getKey(), usd)));
    }

    private static Optional<BigDecimal> decimal(String text) {
        return Optional.of(text)
                .filter(given -> PLAIN.matcher(given).matches())
                .map(BigDecimal::new)
                .filter(number -> number.signum() > 0);
    }

    /** No DTD and no entity from elsewhere: the document is a stranger's. */
    private static XMLInputFactory closed() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
