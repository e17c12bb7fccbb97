package io.usdtaggregator.admin.login;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.Passwords;
import io.usdtaggregator.admin.access.StaffStore;
import io.usdtaggregator.admin.access.StaffStore.Staff;
import io.usdtaggregator.base.password.PasswordHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks a username and password. A wrong pair takes the same time whether or not the account exists; after some wrong
 * ones the account has to wait. A right pair is remembered for a minute, so that HTTP Basic is cheap.
 */
@ApplicationScoped
public class PasswordLogin {
    private static final int WRONG_BEFORE_WAITING = 5;
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST_NAMES = 10_000;

    private final StaffStore staff;
    private final Passwords passwords;
    private final Map<String, Instant> right = new ConcurrentHashMap<>();
    private final Map<String, Wrong> wrong = new ConcurrentHashMap<>();

    PasswordLogin(StaffStore staff, Passwords passwords) {
        this.staff = staff;
        this.passwords = passwords;
    }

    private record Wrong(int times, Instant last) {}

    /** The account, when the pair is right. */
    public Uni<Optional<Staff>> login(String username, String password) {
        if (mustWait(username)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return staff.find(username).chain(found -> {
            String hash = found.map(Staff::passwordHash).orElse(PasswordHash.OF_NOBODY);
            String pair = Tokens.digest(username + "\n" + password + "\n" + hash);
            if (found.isPresent()
                    && right.getOrDefault(pair, Instant.EPOCH).plus(REMEMBERED).isAfter(Instant.now())) {
                return Uni.createFrom().item(found);
            }
            return passwords.matches(password, hash).map(matches -> {
                note(username, pair, matches && found.isPresent());
                return matches ? found : Optional.<Staff>empty();
            });
        });
    }

    private boolean mustWait(String username) {
        Wrong tries = wrong.get(username);
        return tries != null
                && tries.times() >= WRONG_BEFORE_WAITING
                && tries.last().plus(WAIT).isAfter(Instant.now());
    }

    private void note(String username, String pair, boolean matches) {
        if (matches) {
            wrong.remove(username);
            right.values().removeIf(at -> at.plus(REMEMBERED).isBefore(Instant.now()));
            right.put(pair, Instant.now());
            return;
        }
        if (wrong.size() > MOST_NAMES) {
            wrong.clear();
        }
        wrong.merge(username, new Wrong(1, Instant.now()), (before, now) -> new Wrong(before.times() + 1, now.last()));
    }
}
