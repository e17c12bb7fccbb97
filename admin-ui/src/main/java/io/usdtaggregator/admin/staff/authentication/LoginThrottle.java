package io.usdtaggregator.admin.staff.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.usdtaggregator.base.problem.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/**
 * Makes whoever guesses passwords wait. Wrong tries count by name and address together, so that a stranger who guesses a
 * name never locks out the person at another address; and by address alone, for whoever tries many names.
 */
final class LoginThrottle {
    static final int WRONG_FOR_NAME = 5;
    static final int WRONG_FOR_ADDRESS = 50;
    static final Duration WAIT = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(LoginThrottle.class);
    private static final int MOST = 100_000;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Cache<String, Integer> wrong;

    LoginThrottle(Ticker ticker) {
        this.wrong = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(WAIT)
                .ticker(ticker)
                .build();
    }

    /** Refuses a try with 429 while its name or its address has to wait. */
    void check(String username, String address) {
        boolean waits =
                tries(both(username, address)) >= WRONG_FOR_NAME || tries(network(address)) >= WRONG_FOR_ADDRESS;
        if (waits) {
            throw Problem.tooMany("login_throttled", "Too many wrong tries; wait before the next one.", WAIT);
        }
    }

    void right(String username, String address) {
        wrong.invalidate(both(username, address));
    }

    /** Notes a wrong try; whether it is the one from which on whoever tries has to wait. */
    boolean wrong(String username, String address) {
        int times = wrong.asMap().merge(both(username, address), 1, Integer::sum);
        int ofAddress = wrong.asMap().merge(network(address), 1, Integer::sum);
        boolean waitsNow = times == WRONG_FOR_NAME || ofAddress == WRONG_FOR_ADDRESS;
        if (waitsNow) {
            LOG.warnf("logins from %s wait: %d wrong tries for one name, %d in all", address, times, ofAddress);
        }
        return waitsNow;
    }

    private int tries(String key) {
        Integer tries = wrong.getIfPresent(key);
        return tries == null ? 0 : tries;
    }

    private static String both(String username, String address) {
        return network(address) + " " + username;
    }

    /** The address; of IPv6 its network of 64 bits, which one person has whole. */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of()
                    .formatHex(bytes.length > IPV6_NETWORK_BYTES ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
