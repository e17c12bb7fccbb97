package io.usdtaggregator.gateway.login;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.address.IpAddress;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: within a minute only so many logins may fail by name and address, by name, and by address. Each
 * is counted before its password is checked, so that many at once gain nothing; one that turns out right is given back.
 * From where a name logged in lately only its own failures count: strangers elsewhere lock nobody out.
 */
@Singleton
public class LoginThrottle {
    private static final int PAIR = 5;
    private static final int NAME = 20;
    private static final int ADDRESS = 50;

    private final Attempts attempts;
    private final KnownLoginAddresses places;

    LoginThrottle(Attempts attempts, KnownLoginAddresses places) {
        this.attempts = attempts;
        this.places = places;
    }

    /** One login that was counted; it ends in exactly one of two ways, or stays counted. */
    final class Entered {
        private final String pair;
        private final Map<String, Integer> limits;

        private Entered(String pair, Map<String, Integer> limits) {
            this.pair = pair;
            this.limits = limits;
        }

        /** The password was right. */
        void succeeded() {
            places.add(pair);
            attempts.giveBack(limits.keySet());
        }

        /** The password was not looked at. */
        void untried() {
            attempts.giveBack(limits.keySet());
        }
    }

    /** Counts one login; fails when there were too many within the last minute. */
    public Uni<Entered> enter(String username, String address) {
        String owner = IpAddress.owner(address);
        String pair = "pair:" + username + "@" + owner;
        return places.has(pair).chain(known -> {
            Map<String, Integer> limits = new LinkedHashMap<>();
            limits.put(pair, PAIR);
            if (!known) {
                limits.put("name:" + username, NAME);
            }
            limits.put("address:" + owner, ADDRESS);
            return attempts.require(limits, "too_many_failures", "Too many failed logins; try again later")
                    .replaceWith(() -> new Entered(pair, limits));
        });
    }
}
