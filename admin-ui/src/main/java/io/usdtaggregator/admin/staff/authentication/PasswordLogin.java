package io.usdtaggregator.admin.staff.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.staff.Passwords;
import io.usdtaggregator.admin.staff.StaffAccounts;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.admin.staff.twostep.TwoStepLogin;
import io.usdtaggregator.base.password.PasswordHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks a username and password. A wrong pair takes the same time whether or not the account exists; after some wrong
 * ones whoever tries has to wait. A right pair is remembered for a minute, so that HTTP Basic is cheap.
 */
@ApplicationScoped
public class PasswordLogin {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_PAIRS = 10_000;

    private final StaffAccounts staff;
    private final Passwords passwords;
    private final TwoStepLogin twoStep;
    private final Counter throttled;
    private final LoginThrottle throttle = new LoginThrottle(Ticker.systemTicker());
    private final Cache<String, Boolean> right = Caffeine.newBuilder()
            .maximumSize(MOST_PAIRS)
            .expireAfterWrite(REMEMBERED)
            .build();

    PasswordLogin(StaffAccounts staff, Passwords passwords, TwoStepLogin twoStep, MeterRegistry meters) {
        this.throttled = Counter.builder("admin.logins.throttled")
                .description("how often wrong tries of a name or an address were so many that it has to wait")
                .register(meters);
        this.twoStep = twoStep;
        this.staff = staff;
        this.passwords = passwords;
    }

    /**
     * The account, when the pair is right; a problem of status 429 while whoever tries has to wait. Where the account has a
     * second step, this alone opens no session.
     *
     * @param address from where it is tried
     */
    public Uni<Optional<StaffMember>> login(String username, String password, String address) {
        return login(username, password, address, found -> Uni.createFrom().item(true));
    }

    /**
     * The account, when the pair is right and, where it has a second step, the code too. A wrong code counts as a wrong
     * password does, and is answered in the same way.
     */
    public Uni<Optional<StaffMember>> login(String username, String password, String code, String address) {
        return login(
                username,
                password,
                address,
                found -> found.hasTwoStep()
                        ? twoStep.takes(found, code)
                        : Uni.createFrom().item(true));
    }

    /** HTTP Basic has no place for a code: an account with a second step is not let in by its password alone. */
    public Uni<Optional<StaffMember>> basic(String username, String password, String address) {
        return login(username, password, address, found -> Uni.createFrom().item(!found.hasTwoStep()));
    }

    private Uni<Optional<StaffMember>> login(
            String username, String password, String address, Function<StaffMember, Uni<Boolean>> second) {
        throttle.check(username, address);
        return withPassword(username, password)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(found)
                        : second.apply(found.get()).map(taken -> found.filter(member -> taken)))
                .invoke(found -> found.ifPresentOrElse(
                        member -> throttle.right(username, address), () -> noteWrong(username, address)));
    }

    private void noteWrong(String username, String address) {
        if (throttle.wrong(username, address)) {
            throttled.increment();
        }
    }

    private Uni<Optional<StaffMember>> withPassword(String username, String password) {
        return staff.active(username).chain(found -> {
            String hash = found.map(StaffMember::passwordHash).orElse(PasswordHash.OF_NOBODY);
            String pair = Tokens.digest(username + "\n" + password + "\n" + hash);
            if (found.isPresent() && right.getIfPresent(pair) != null) {
                return Uni.createFrom().item(found);
            }
            return passwords.matches(password, hash).map(matches -> {
                if (matches && found.isPresent()) {
                    right.put(pair, true);
                    return found;
                }
                return Optional.<StaffMember>empty();
            });
        });
    }
}
