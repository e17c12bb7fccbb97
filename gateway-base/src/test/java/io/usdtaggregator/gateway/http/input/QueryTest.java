package io.usdtaggregator.gateway.http.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void a_wrong_parameter_is_told_once_however_often_it_was_read() {
        Query query =
                Query.of(MultiMap.caseInsensitiveMultiMap().add("amount", "5").add("amount", "6"));

        query.amount("amount");
        query.text("amount");

        assertEquals(1, ((List<?>) refusal(query).getParameters().get("errors")).size());
        assertEquals("amount may be given once only", refusal(query).getDetail());
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        Query query = Query.of(MultiMap.caseInsensitiveMultiMap().add("fiat", "xof"));

        query.oneOf("fiat", Set.of("XOF"));
        query.needed("trade_type", Set.of("BUY"));

        assertEquals(2, ((List<?>) refusal(query).getParameters().get("errors")).size());
    }

    private static HttpProblem refusal(Query query) {
        return assertThrows(HttpProblem.class, query::check);
    }
}
