package io.usdtaggregator.simulator.control;

import io.usdtaggregator.simulator.fault.Fault;
import io.usdtaggregator.simulator.fault.Faults;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;

/** Switches faults on and off: a platform's, or the central bank's. */
@Path("/control/faults")
public class FaultsResource {
    private static final Set<Fault.Kind> ONLY_OF_PLATFORMS =
            EnumSet.of(Fault.Kind.WRONG_SIDE, Fault.Kind.COUNTS_MORE, Fault.Kind.ERROR_ENVELOPE);

    private final Faults faults;

    FaultsResource(Faults faults) {
        this.faults = faults;
    }

    @PUT
    @Path("/{platform}")
    public Fault switchOn(@RestPath String platform, Fault fault) {
        known(platform);
        if (fault == null || fault.kind() == null) {
            throw new BadControl("kind", Arrays.toString(Fault.Kind.values()).toLowerCase(Locale.ROOT));
        }
        if (platform.equals(Faults.OFFICIAL_RATES) && ONLY_OF_PLATFORMS.contains(fault.kind())) {
            throw new BadControl("kind", "the official rates have no side and no error envelope");
        }
        if (fault.kind() == Fault.Kind.DELAY && (fault.delayMs() == null || fault.delayMs() < 0)) {
            throw new BadControl("delay_ms", "milliseconds, 0 or more");
        }
        faults.switchOn(platform, fault);
        return fault;
    }

    @GET
    public Map<String, Fault> all() {
        return faults.all();
    }

    @DELETE
    @Path("/{platform}")
    public void switchOff(@RestPath String platform) {
        known(platform);
        faults.switchOff(platform);
    }

    @DELETE
    public void switchOff() {
        faults.switchOff();
    }

    private static void known(String name) {
        if (!name.equals(Faults.OFFICIAL_RATES)) {
            ControlPath.platform(name);
        }
    }
}
