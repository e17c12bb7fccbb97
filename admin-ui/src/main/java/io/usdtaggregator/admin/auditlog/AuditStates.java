package io.usdtaggregator.admin.auditlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.json.JsonObject;

/** The states before and after a change that its entry keeps, as JSON trees; empty objects where it keeps none. */
final class AuditStates {

    private AuditStates() {}

    static ObjectNode before(AuditEntry entry) {
        return tree(entry.detail().getJsonObject("before", new JsonObject()).encode());
    }

    static ObjectNode after(AuditEntry entry) {
        return tree(entry.detail().getJsonObject("after", new JsonObject()).encode());
    }

    static ObjectNode tree(String json) {
        try {
            return (ObjectNode) MarketJson.mapper().readTree(json);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("what was written as JSON can be read", never);
        }
    }
}
