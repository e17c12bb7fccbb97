package io.usdtaggregator.local.ports;

import io.usdtaggregator.local.Problem;
import io.usdtaggregator.local.options.Options;
import io.usdtaggregator.local.options.Variables;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Which process listens where. Replicas count up from the first of their kind and pass over a port that another process
 * of the plan has: two gateways with the defaults are 8080 and 8084.
 */
public record PortPlan(List<Replica> replicas, int postgres, int redis) {
    private static final String POSTGRES_PORT = "POSTGRES_PORT";
    private static final String REDIS_PORT = "REDIS_PORT";

    public PortPlan {
        replicas = List.copyOf(replicas);
    }

    /** Plans, and refuses two processes on one port; {@link #requireFree} asks the machine. */
    public static PortPlan of(Options options, Variables variables) {
        Map<Integer, String> taken = new HashMap<>();
        int postgres = server(POSTGRES_PORT, "POSTGRES_URL", variables, taken);
        int redis = server(REDIS_PORT, "REDIS_URL", variables, taken);
        Map<Role, Integer> first = new EnumMap<>(Role.class);
        for (Role role : roles(options)) {
            int port = variables.port(role.portVariable(), role.defaultPort());
            claim(port, role.portVariable(), taken);
            first.put(role, port);
        }
        List<Replica> replicas = new ArrayList<>();
        first.forEach((role, port) -> replicas.addAll(replicasOf(role, port, count(role, options), taken)));
        return new PortPlan(replicas, postgres, redis);
    }

    public Stream<Replica> of(Role role) {
        return replicas.stream().filter(replica -> replica.role() == role);
    }

    public Replica first(Role role) {
        return of(role).findFirst().orElseThrow();
    }

    /** Fails with the name of the variable that would move the first taken port. */
    public void requireFree(IntPredicate free) {
        for (Replica replica : replicas) {
            require(free, replica.port(), replica.name(), replica.role().portVariable());
        }
        require(free, postgres, "PostgreSQL", POSTGRES_PORT);
        require(free, redis, "Redis", REDIS_PORT);
    }

    private static void require(IntPredicate free, int port, String who, String variable) {
        if (port != 0 && !free.test(port)) {
            throw Problem.of(
                    "port %d, meant for %s, is taken by another program: end that one, or set %s to a free port",
                    port, who, variable);
        }
    }

    private static int server(String variable, String url, Variables variables, Map<Integer, String> taken) {
        int port = variables.text(url).isPresent() ? 0 : variables.port(variable, 0);
        if (port != 0) {
            claim(port, variable, taken);
        }
        return port;
    }

    private static void claim(int port, String variable, Map<Integer, String> taken) {
        String other = taken.putIfAbsent(port, variable);
        if (other != null) {
            throw Problem.wrongUse("%s and %s are both %d: give each a port of its own", other, variable, port);
        }
    }

    private static List<Replica> replicasOf(Role role, int first, int count, Map<Integer, String> taken) {
        List<Replica> replicas = new ArrayList<>(List.of(new Replica(role, 1, first)));
        int port = first;
        while (replicas.size() < count) {
            port++;
            if (port > 65535) {
                throw Problem.wrongUse(
                        "%s=%d leaves no room for %d replicas below 65536", role.portVariable(), first, count);
            }
            if (taken.putIfAbsent(port, role.portVariable()) == null) {
                replicas.add(new Replica(role, replicas.size() + 1, port));
            }
        }
        return replicas;
    }

    private static List<Role> roles(Options options) {
        return Stream.of(Role.values())
                .filter(role -> role != Role.SIMULATOR || !options.live())
                .toList();
    }

    private static int count(Role role, Options options) {
        return switch (role) {
            case GATEWAY -> options.gateways();
            case ENGINE -> options.engines();
            case COLLECTOR -> options.collectors();
            case ADMIN, SIMULATOR -> 1;
        };
    }
}
