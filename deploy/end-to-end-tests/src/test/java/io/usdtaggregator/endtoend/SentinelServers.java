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

/** A Redis with a replica, watched by three Sentinels; all of them real, on the loopback address. */
final class SentinelServers implements SeveralRedis {
    private static final String MASTER = "rates";
    private static final int SENTINELS = 3;

    private final RedisProcesses servers;
    private final List<Integer> sentinels = new ArrayList<>();
    private final int first = FreePort.take();
    private final int second = FreePort.take();

    SentinelServers(Path directory) throws IOException {
        servers = new RedisProcesses(directory);
        servers.start("first", List.of("port " + first));
        servers.start("second", List.of("port " + second, "replicaof 127.0.0.1 " + first));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> RedisProcesses.ask(second, "INFO", "replication")
                .toString()
                .contains("master_link_status:up"));
        for (int number = 0; number < SENTINELS; number++) {
            int port = FreePort.take();
            sentinels.add(port);
            servers.start(
                    "sentinel-" + number,
                    List.of(
                            "port " + port,
                            "sentinel monitor " + MASTER + " 127.0.0.1 " + first + " 2",
                            "sentinel down-after-milliseconds " + MASTER + " 2000",
                            "sentinel failover-timeout " + MASTER + " 10000"),
                    "--sentinel");
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> RedisProcesses.ask(sentinels.get(0), "INFO", "sentinel")
                .toString()
                .contains("slaves=1,sentinels=" + SENTINELS));
    }

    @Override
    public Map<String, String> variables() {
        String urls =
                sentinels.stream().map(port -> "redis://127.0.0.1:" + port).collect(Collectors.joining(","));
        return Map.of("REDIS_URL", urls, "REDIS_CLIENT_TYPE", "sentinel", "REDIS_MASTER_NAME", MASTER);
    }

    @Override
    public int master() throws IOException {
        List<?> address = (List<?>) RedisProcesses.ask(sentinels.get(0), "SENTINEL", "get-master-addr-by-name", MASTER);
        return Integer.parseInt(address.get(1).toString());
    }

    @Override
    public void killFirst() throws InterruptedException {
        servers.kill(0);
    }

    @Override
    public void close() {
        servers.close();
    }
}
