package io.usdtaggregator.local.ports;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.local.Problem;
import io.usdtaggregator.local.options.Options;
import io.usdtaggregator.local.options.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {

    @Test
    void the_first_of_each_has_the_documented_port() {
        PortPlan plan = plan(Map.of());

        assertEquals(8080, plan.first(Role.GATEWAY).port());
        assertEquals(8081, plan.first(Role.ADMIN).port());
        assertEquals(8082, plan.first(Role.ENGINE).port());
        assertEquals(8083, plan.first(Role.COLLECTOR).port());
        assertEquals(8090, plan.first(Role.SIMULATOR).port());
    }

    @Test
    void replicas_count_up_and_pass_over_ports_of_other_processes() {
        PortPlan plan = plan(Map.of(), "--gateways", "2", "--engines", "2", "--collectors", "3");

        assertEquals(List.of(8080, 8084), ports(plan, Role.GATEWAY));
        assertEquals(List.of(8082, 8085), ports(plan, Role.ENGINE));
        assertEquals(List.of(8083, 8086, 8087), ports(plan, Role.COLLECTOR));
        assertEquals(
                List.of("offer-collector", "offer-collector-2", "offer-collector-3"),
                plan.of(Role.COLLECTOR).map(Replica::name).toList());
    }

    @Test
    void the_real_platforms_need_no_simulator() {
        assertTrue(ports(plan(Map.of(), "--live"), Role.SIMULATOR).isEmpty());
    }

    @Test
    void two_variables_with_one_port_are_both_named() {
        Problem problem = assertThrows(Problem.class, () -> plan(Map.of("GATEWAY_PORT", "9000", "REDIS_PORT", "9000")));

        assertTrue(problem.getMessage().contains("GATEWAY_PORT"));
        assertTrue(problem.getMessage().contains("REDIS_PORT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "eighty", "-1", "8080.0"})
    void what_is_no_port_is_refused_with_the_name_of_its_variable(String text) {
        Problem problem = assertThrows(Problem.class, () -> plan(Map.of("ENGINE_PORT", text)));

        assertTrue(problem.getMessage().contains("ENGINE_PORT"));
        assertTrue(problem.getMessage().contains(text));
    }

    @Test
    void a_taken_port_is_told_with_the_variable_that_moves_it() {
        PortPlan plan = plan(Map.of(), "--collectors", "2");

        Problem problem = assertThrows(Problem.class, () -> plan.requireFree(port -> port != 8084));

        assertTrue(problem.getMessage().contains("8084"));
        assertTrue(problem.getMessage().contains("offer-collector-2"));
        assertTrue(problem.getMessage().contains("COLLECTOR_PORT"));
        assertDoesNotThrow(() -> plan.requireFree(port -> true));
    }

    @Test
    void a_port_that_someone_listens_on_is_not_free() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertFalse(LoopbackPort.isFree(port));
        }
        assertTrue(LoopbackPort.isFree(port));
    }

    private static PortPlan plan(Map<String, String> variables, String... options) {
        return PortPlan.of(Options.parse(Arrays.asList(options)), new Variables(variables));
    }

    private static List<Integer> ports(PortPlan plan, Role role) {
        return plan.of(role).map(Replica::port).toList();
    }
}
