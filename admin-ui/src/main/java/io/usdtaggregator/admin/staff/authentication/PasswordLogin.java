package io.usdtaggregator.admin.staff.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.staff.Passwords;
import io.usdtaggregator.admin.staff.StaffAccounts;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.base.password.PasswordHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

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
    private final LoginThrottle throttle = new LoginThrottle(Ticker.systemTicker());
    private final Cache<String, Boolean> right = Caffeine.newBuilder()
            .maximumSize(MOST_PAIRS)
            .expireAfterWrite(REMEMBERED)
            .build();

    PasswordLogin(StaffAccounts staff, Passwords passwords) {
        this.staff = staff;
        this.passwords = passwords;
    }

    /**
     * The account, when the pair is right; a problem of status 429 while whoever tries has to wait.
     *
     * @param address from where it is tried
     */
    public Uni<Optional<StaffMember>> login(String username, String password, String address) {
        throttle.check(username, address);
        return staff.active(username).chain(found -> {
            String hash = found.map(StaffMember::passwordHash).orElse(PasswordHash.OF_NOBODY);
            String pair = Tokens.digest(username + "\n" + password + "\n" + hash);
            if (found.isPresent() && right.getIfPresent(pair) != null) {
                return Uni.createFrom().item(found);
            }
            return passwords.matches(password, hash).map(matches -> {
                if (matches && found.isPresent()) {
                    throttle.right(username, address);
                    right.put(pair, true);
                    return found;
                }
                throttle.wrong(username, address);
                return Optional.<StaffMember>empty();
            });
        });
    }
}
