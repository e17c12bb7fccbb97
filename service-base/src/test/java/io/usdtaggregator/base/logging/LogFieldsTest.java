package io.usdtaggregator.base.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.json.MarketJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** What of a record is found in a line of the log, in each of its two formats. */
class LogFieldsTest {

    @Test
    void a_line_of_text_shows_the_ids_of_the_request_and_of_the_rate() throws IOException {
        String line = new PatternFormatter(format()).format(record());

        assertTrue(line.endsWith(" r-1 01J1 4bf9 rate market=XOF:-:BUY\n"), line);
    }

    @Test
    void a_line_of_json_shows_the_ids_of_the_request_and_of_the_rate() throws JsonProcessingException {
        JsonNode line = MarketJson.mapper().readTree(new JsonFormatter().format(record()));

        assertEquals("r-1", line.at("/mdc/request_id").asText());
        assertEquals("01J1", line.at("/mdc/rate_id").asText());
        assertEquals("4bf9", line.at("/mdc/traceId").asText());
        assertEquals("rate market=XOF:-:BUY", line.at("/message").asText());
    }

    @Test
    void what_is_written_afterwards_does_not_bear_them() {
        record();

        assertEquals(Map.of(), written().getMdcCopy());
    }

    @Test
    void what_the_request_bears_already_is_there_again_afterwards() {
        MDC.put("traceId", "of-the-request");
        MDC.put("rate_id", "01J0");
        try {
            LogFields.with(Map.of("rate_id", "01J1", "traceId", ""), LogFieldsTest::written);

            assertEquals(
                    Map.of("traceId", "of-the-request", "rate_id", "01J0"),
                    written().getMdcCopy());
        } finally {
            MDC.remove("traceId");
            MDC.remove("rate_id");
        }
    }

    private static ExtLogRecord record() {
        AtomicReference<ExtLogRecord> record = new AtomicReference<>();
        LogFields.with(Map.of("request_id", "r-1", "rate_id", "01J1", "traceId", "4bf9"), () -> record.set(written()));
        return record.get();
    }

    private static ExtLogRecord written() {
        ExtLogRecord record = new ExtLogRecord(Level.INFO, "rate market=XOF:-:BUY", LogFieldsTest.class.getName());
        record.copyMdc();
        return record;
    }

    private static String format() throws IOException {
        try (InputStream file = LogFieldsTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("quarkus.log.console.format");
        }
    }
}
