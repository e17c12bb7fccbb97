package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerting rules, run by Prometheus' own tool. */
class AlertRulesTest {
    private static final Path FOLDER = Files.ROOT.resolve("deploy/observability");

    @Test
    void the_rules_do_what_their_unit_tests_say() throws IOException, InterruptedException {
        Program promtool = Program.named("promtool", "PROMTOOL_REQUIRED");

        String output = promtool.run(FOLDER, "test", "rules", "alerts.test.yaml");

        assertTrue(output.contains("SUCCESS"), output);
    }

    @Test
    void the_scrape_configuration_is_valid() throws IOException, InterruptedException {
        Program promtool = Program.named("promtool", "PROMTOOL_REQUIRED");

        promtool.run(FOLDER, "check", "config", "--syntax-only", "prometheus.yaml");
        promtool.run(FOLDER, "check", "config", "--syntax-only", "prometheus-tls.yaml");
    }

    /** Debian's promtool is built without Kubernetes: the rules for labels are checked before another kind of target. */
    @Test
    void the_labels_of_the_scrape_configuration_of_a_cluster_are_valid(@TempDir Path folder)
            throws IOException, InterruptedException {
        Program promtool = Program.named("promtool", "PROMTOOL_REQUIRED");
        String found = Files.text("deploy/observability/prometheus-kubernetes.yaml");
        String written = found.replaceFirst("kubernetes_sd_configs: .*", "static_configs: [{targets: [a:9000]}]");
        assertNotEquals(found, written);
        java.nio.file.Files.writeString(folder.resolve("prometheus.yaml"), written);

        promtool.run(folder, "check", "config", "--syntax-only", "prometheus.yaml");
    }

    @Test
    void every_rule_has_a_unit_test_in_which_it_fires() {
        Set<String> rules = new TreeSet<>(
                Files.texts(Files.yaml("deploy/observability/alerts.yaml").findValues("alert")));

        Set<String> fired = new TreeSet<>();
        Files.yaml("deploy/observability/alerts.test.yaml")
                .findValues("alert_rule_test")
                .forEach(cases -> cases.forEach(one -> {
                    if (one.has("exp_alerts")) {
                        fired.add(one.get("alertname").asText());
                    }
                }));

        assertEquals(rules, fired);
    }

    @Test
    void every_job_that_a_rule_names_is_scraped() {
        Set<String> scraped = Files.yaml("deploy/observability/prometheus.yaml").findValues("job_name").stream()
                .map(job -> job.asText())
                .collect(Collectors.toSet());

        assertTrue(
                scraped.containsAll(Set.of("api-gateway", "admin-ui", "rate-engine", "offer-collector")),
                scraped.toString());
    }
}
