package io.usdtaggregator.simulator.fault;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The faults that are switched on, one a platform, and one of the central bank's. */
@ApplicationScoped
public class Faults {
    /** What the central bank's document is called among the platforms. */
    public static final String OFFICIAL_RATES = "official-rates";

    private final Map<String, Fault> byPlatform = new ConcurrentHashMap<>();

    public void switchOn(String platform, Fault fault) {
        byPlatform.put(platform, fault);
    }

    public void switchOff(String platform) {
        byPlatform.remove(platform);
    }

    public void switchOff() {
        byPlatform.clear();
    }

    public Optional<Fault> of(String platform, String fiat) {
        return Optional.ofNullable(byPlatform.get(platform))
                .filter(fault -> fault.fiat() == null || fault.fiat().equals(fiat));
    }

    public boolean plays(String platform, String fiat, Fault.Kind kind) {
        return of(platform, fiat).filter(fault -> fault.kind() == kind).isPresent();
    }

    public Map<String, Fault> all() {
        return new TreeMap<>(byPlatform);
    }
}
