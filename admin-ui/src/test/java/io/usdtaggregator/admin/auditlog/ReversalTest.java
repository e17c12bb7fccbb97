package io.usdtaggregator.admin.auditlog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReversalTest {

    @Test
    void the_newest_change_is_taken_back() throws Exception {
        assertOutcome(
                "{'alerts':{'cooldown':'PT15M'},'version':9}",
                "{'alerts':{'cooldown':'PT5M'},'version':9}",
                "{'alerts':{'cooldown':'PT15M'},'version':7}",
                "{'alerts':{'cooldown':'PT5M'},'version':8}");
    }

    @Test
    void an_older_change_is_taken_back_and_later_ones_of_other_parts_stay() throws Exception {
        assertOutcome(
                "{'rules':[{'id':'a','value':'1'},{'id':'b','value':'9'},{'id':'c','value':'3'}]}",
                "{'rules':[{'id':'a','value':'2'},{'id':'b','value':'9'},{'id':'c','value':'3'}]}",
                "{'rules':[{'id':'a','value':'1'},{'id':'b','value':'1'}]}",
                "{'rules':[{'id':'a','value':'2'},{'id':'b','value':'1'}]}");
    }

    @Test
    void a_rule_that_was_added_goes_and_one_that_was_removed_comes_back() throws Exception {
        assertOutcome(
                "{'rules':[{'id':'c','value':'3'},{'id':'old','value':'1'}]}",
                "{'rules':[{'id':'new','value':'2','changed_by':'x'},{'id':'c','value':'3'}]}",
                "{'rules':[{'id':'old','value':'1'}]}",
                "{'rules':[{'id':'new','value':'2','changed_by':'y'}]}");
    }

    @Test
    void what_was_changed_again_since_is_named_and_not_taken_back() throws Exception {
        Reversal.Outcome outcome = Reversal.of(
                json("{'rules':[{'id':'a','value':'5'}],'order':['x']}"),
                json("{'rules':[{'id':'a','value':'1'}],'order':['y']}"),
                json("{'rules':[{'id':'a','value':'2'}],'order':['z']}"));

        assertEquals(List.of("order", "rules[a].value"), outcome.touched());
    }

    private static void assertOutcome(String wanted, String now, String before, String after) throws Exception {
        Reversal.Outcome outcome = Reversal.of(json(now), json(before), json(after));
        assertEquals(List.of(), outcome.touched());
        assertEquals(json(wanted), outcome.settings());
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) MarketJson.mapper().readTree(text.replace('\'', '"'));
    }
}
