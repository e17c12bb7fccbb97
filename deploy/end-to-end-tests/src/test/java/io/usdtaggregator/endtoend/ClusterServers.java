package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.usdtaggregator.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Redis Cluster of three masters, each with a replica; all of them real, on the loopback address. */
final class ClusterServers implements SeveralRedis {
    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    /** On a Redis Cluster the names of all that is published of rates hold this. */
    private static final String RATES = "{rates}";

    private final RedisProcesses servers;
    private final List<Integer> ports = new ArrayList<>();
    private final int ofRates;

    ClusterServers(Path directory) throws IOException {
        servers = new RedisProcesses(directory);
        for (int number = 0; number < 2 * MASTERS; number++) {
            int port = FreePort.take();
            ports.add(port);
            servers.start(
                    "node-" + number,
                    List.of(
                            "port " + port,
                            "cluster-enabled yes",
                            "cluster-node-timeout 2000",
                            // A master without its replica's agreement loses little, and the replica may stand in at
                            // once.
                            "cluster-replica-validity-factor 0"));
        }
        ports.forEach(port -> await().atMost(PATIENCE).ignoreExceptions().until(() -> "PONG"
                .equals(RedisProcesses.ask(port, "PING"))));
        for (int number = 0; number < ports.size(); number++) {
            ask(number, "CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(number + 1));
        }
        for (int master = 0; master < MASTERS; master++) {
            ask(master, slotsOf(master));
        }
        for (int number = 1; number < ports.size(); number++) {
            ask(number, "CLUSTER", "MEET", "127.0.0.1", String.valueOf(ports.get(0)));
        }
        for (int master = 0; master < MASTERS; master++) {
            String id = ask(master, "CLUSTER", "MYID").toString();
            int replica = MASTERS + master;
            await().atMost(PATIENCE).ignoreExceptions().until(() -> "OK"
                    .equals(ask(replica, "CLUSTER", "REPLICATE", id)));
        }
        for (int number = 0; number < ports.size(); number++) {
            int one = number;
            await().atMost(PATIENCE).until(() -> isWhole(one));
        }
        ofRates = (int) ((Long) ask(0, "CLUSTER", "KEYSLOT", RATES) * MASTERS / SLOTS);
    }

    private static String[] slotsOf(int master) {
        Stream<String> slots = IntStream.range(0, SLOTS)
                .filter(slot -> slot * MASTERS / SLOTS == master)
                .mapToObj(String::valueOf);
        return Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots).toArray(String[]::new);
    }

    private boolean isWhole(int number) throws IOException {
        boolean ready = number < MASTERS
                || ask(number, "INFO", "replication").toString().contains("master_link_status:up");
        String nodes = ask(number, "CLUSTER", "INFO").toString();
        return ready && nodes.contains("cluster_state:ok") && nodes.contains("cluster_known_nodes:" + ports.size());
    }

    private Object ask(int number, String... command) throws IOException {
        return RedisProcesses.ask(ports.get(number), command);
    }

    @Override
    public Map<String, String> variables() {
        String urls = ports.stream().map(port -> "redis://127.0.0.1:" + port).collect(Collectors.joining(","));
        return Map.of("REDIS_URL", urls, "REDIS_CLIENT_TYPE", "cluster");
    }

    @Override
    public int master() throws IOException {
        for (int number : new int[] {ofRates, MASTERS + ofRates}) {
            try {
                if (ask(number, "INFO", "replication").toString().contains("role:master")) {
                    return ports.get(number);
                }
            } catch (IOException dead) {
                // The other one of the pair is asked.
            }
        }
        throw new IOException("no server takes the writes of rates");
    }

    @Override
    public void killFirst() throws InterruptedException {
        servers.kill(ofRates);
    }

    @Override
    public void close() {
        servers.close();
    }
}
