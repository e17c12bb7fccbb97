package io.usdtaggregator.admin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.admin.audit.AuditChanges.FieldChange;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditChangesTest {

    @Test
    void only_what_differs_is_told_by_its_path() {
        JsonObject before = new JsonObject(
                "{\"name\":\"till\",\"quota\":{\"burst\":5,\"monthly\":1000},\"ips\":[\"192.0.2.7\",\"192.0.2.8\"]}");
        JsonObject after = new JsonObject(
                "{\"name\":\"till\",\"quota\":{\"burst\":6},\"ips\":[\"192.0.2.7\",\"192.0.2.9\"],\"end\":\"x\"}");

        assertEquals(
                List.of(
                        new FieldChange("end", "–", "x"),
                        new FieldChange("ips[1]", "192.0.2.8", "192.0.2.9"),
                        new FieldChange("quota.burst", "5", "6"),
                        new FieldChange("quota.monthly", "1000", "–")),
                AuditChanges.between(before, after));
    }

    @Test
    void a_rule_that_was_removed_is_told_and_the_others_are_not() {
        JsonObject before =
                new JsonObject("{\"rules\":[{\"id\":\"a\",\"value\":\"1\"},{\"id\":\"b\",\"value\":\"2\"}]}");
        JsonObject after = new JsonObject("{\"rules\":[{\"id\":\"b\",\"value\":\"3\"}]}");

        assertEquals(
                List.of(new FieldChange("rules[a]", "id a, value 1", "–"), new FieldChange("rules[b].value", "2", "3")),
                AuditChanges.between(before, after));
    }

    @Test
    void a_rule_is_called_by_its_scope_unless_another_has_the_same() {
        JsonObject before = new JsonObject("{\"rules\":["
                + "{\"id\":\"a\",\"mode\":\"PERCENT\",\"currency\":\"XOF\",\"country\":\"CI\",\"value\":\"1\"},"
                + "{\"id\":\"b\",\"mode\":\"PERCENT\",\"currency\":\"GHS\",\"value\":\"1\"},"
                + "{\"id\":\"c\",\"mode\":\"PERCENT\",\"currency\":\"GHS\",\"value\":\"1\"}]}");
        JsonObject after = new JsonObject(before.encode().replace("\"value\":\"1\"", "\"value\":\"2\""));

        assertEquals(
                List.of("rules[XOF:CI].value", "rules[b].value", "rules[c].value"),
                AuditChanges.between(before, after).stream()
                        .map(FieldChange::field)
                        .toList());
    }

    @Test
    void an_entry_without_states_tells_no_change() {
        assertEquals(
                List.of(),
                AuditChanges.of(
                        new AuditEntry("admin", null, "refresh", "refresh", "-", new JsonObject().put("id", "1"))));
    }
}
