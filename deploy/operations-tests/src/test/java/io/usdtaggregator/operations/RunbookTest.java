package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever an alert wakes finds its section in the runbook. */
class RunbookTest {
    private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)\\n((?:(?!## ).*\\n?)*)");

    private final List<JsonNode> rules =
            Files.yaml("deploy/observability/alerts.yaml").findParents("alert");
    private final String runbook = Files.text("docs/operations/runbook.md");

    @Test
    void every_alert_has_a_section_and_every_section_an_alert() {
        Set<String> alerts =
                rules.stream().map(rule -> rule.get("alert").asText()).collect(Collectors.toCollection(TreeSet::new));

        Set<String> sections = SECTION.matcher(runbook)
                .results()
                .map(section -> section.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(alerts, sections);
    }

    @Test
    void every_section_says_what_it_means_what_to_look_at_and_what_to_do() {
        SECTION.matcher(runbook).results().forEach(section -> List.of("**Means**: ", "**Look at**: ", "**Do**: ")
                .forEach(part -> assertTrue(section.group(2).contains(part), section.group(1) + " lacks " + part)));
    }

    @Test
    void every_alert_links_its_section() {
        rules.forEach(rule -> assertEquals(
                "docs/operations/runbook.md#" + rule.get("alert").asText().toLowerCase(Locale.ROOT),
                rule.get("annotations").get("runbook").asText()));
    }
}
