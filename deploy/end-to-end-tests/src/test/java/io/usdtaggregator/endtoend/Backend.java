package io.usdtaggregator.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A gateway as a load balancer knows it. */
interface Backend {

    /** As its readiness says; not while it is away. */
    boolean isReady();

    /** A connection that is kept for several calls. */
    KeptConnection connect() throws IOException;

    /** Keeps the list of those in use as readiness says. */
    static <B extends Backend> void balance(List<B> inUse, B gateway) {
        boolean ready = gateway.isReady();
        if (ready && !inUse.contains(gateway)) {
            inUse.add(gateway);
        } else if (!ready) {
            inUse.remove(gateway);
        }
    }

    /** The gateway at this port. */
    static Backend at(int port) {
        Call call = Call.to("http://127.0.0.1:" + port);
        return new Backend() {
            @Override
            public boolean isReady() {
                try {
                    return call.get("/q/health/ready").status() == 200;
                } catch (UncheckedIOException away) {
                    return false;
                }
            }

            @Override
            public KeptConnection connect() throws IOException {
                return new KeptConnection("127.0.0.1", port);
            }
        };
    }
}
