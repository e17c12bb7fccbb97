package io.usdtaggregator.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Redis as several servers, of which one may be lost. */
interface SeveralRedis extends AutoCloseable {
    /** What the services must know to use it. */
    Map<String, String> variables();

    /** The port of the server that takes the writes of rates now. */
    int master() throws IOException;

    /** kill -9 of the server that took the writes of rates first. */
    void killFirst() throws InterruptedException;

    @Override
    void close();

    /** @param kind {@code sentinel} or {@code cluster} */
    static SeveralRedis start(String kind, Path directory) throws IOException {
        return switch (kind) {
            case "sentinel" -> new SentinelServers(directory);
            case "cluster" -> new ClusterServers(directory);
            default -> throw new IllegalArgumentException("-Dset.redis is single, sentinel or cluster, not " + kind);
        };
    }
}
