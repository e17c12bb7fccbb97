package io.usdtaggregator.client.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.usdtaggregator.client.ApiClient;
import io.usdtaggregator.client.document.Examples.Example;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The generated client reads every answer that the document shows, those with nulls in them too, and loses nothing. */
class AnswersTest {
    private static final String MODELS = "io.usdtaggregator.client.model.";

    private final ObjectMapper mapper = new ApiClient().getObjectMapper();

    @Test
    void every_example_of_an_answer_is_read_whole() throws Exception {
        List<Example> examples = Examples.ofAnswers();
        List<String> lost = new ArrayList<>();
        for (Example example : examples) {
            Class<?> model = Class.forName(MODELS + example.schema());
            JsonNode again = mapper.valueToTree(mapper.treeToValue(example.value(), model));
            missing(example.where(), example.value(), again, lost);
        }
        long withNulls = examples.stream()
                .filter(example -> example.value().toString().contains(":null"))
                .count();
        assertEquals(List.of(), lost);
        assertTrue(withNulls > 10, "only " + withNulls + " of " + examples.size() + " examples have a null in them");
    }

    /** What is null may be left out; instants and numbers may be written in another form. */
    private static void missing(String where, JsonNode shown, JsonNode read, List<String> lost) {
        if (shown.isObject()) {
            shown.fields()
                    .forEachRemaining(field ->
                            missing(where + "." + field.getKey(), field.getValue(), read.path(field.getKey()), lost));
        } else if (shown.isArray()) {
            for (int i = 0; i < shown.size(); i++) {
                missing(where + "." + i, shown.get(i), read.path(i), lost);
            }
        } else if (!shown.isNull() && (read.isMissingNode() || read.isNull() || differs(shown, read))) {
            lost.add(where + ": " + shown + " became " + read);
        }
    }

    private static boolean differs(JsonNode shown, JsonNode read) {
        if (shown.isNumber()) {
            return new BigDecimal(shown.asText()).compareTo(new BigDecimal(read.asText())) != 0;
        }
        boolean isInstant = shown.asText().matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        return !isInstant && !shown.asText().equals(read.asText());
    }
}
