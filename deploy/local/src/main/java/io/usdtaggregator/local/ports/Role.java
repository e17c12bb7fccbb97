package io.usdtaggregator.local.ports;

/** A service of ours: its name, its module, its first port and the variable that moves it. */
public enum Role {
    GATEWAY("api-gateway", "api-gateway", "GATEWAY_PORT", 8080, 384),
    ADMIN("admin-ui", "admin-ui", "ADMIN_PORT", 8081, 256),
    ENGINE("rate-engine", "rate-engine", "ENGINE_PORT", 8082, 320),
    COLLECTOR("offer-collector", "offer-collector", "COLLECTOR_PORT", 8083, 256),
    SIMULATOR("platform-simulator", "deploy/platform-simulator", "SIMULATOR_PORT", 8090, 256);

    private final String serviceName;
    private final String module;
    private final String portVariable;
    private final int defaultPort;
    private final int heapMegabytes;

    Role(String serviceName, String module, String portVariable, int defaultPort, int heapMegabytes) {
        this.serviceName = serviceName;
        this.module = module;
        this.portVariable = portVariable;
        this.defaultPort = defaultPort;
        this.heapMegabytes = heapMegabytes;
    }

    public String serviceName() {
        return serviceName;
    }

    /** The folder of its module, below the root of the sources. */
    public String module() {
        return module;
    }

    public String portVariable() {
        return portVariable;
    }

    public int defaultPort() {
        return defaultPort;
    }

    public int heapMegabytes() {
        return heapMegabytes;
    }
}
