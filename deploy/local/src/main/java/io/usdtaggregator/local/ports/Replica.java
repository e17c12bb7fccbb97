package io.usdtaggregator.local.ports;

/** One process of a service; number 1 is the first. */
public record Replica(Role role, int number, int port) {

    /** {@code rate-engine}, {@code rate-engine-2}: the name of its process and log. */
    public String name() {
        return number == 1 ? role.serviceName() : role.serviceName() + "-" + number;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }
}
