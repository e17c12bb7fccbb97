package io.usdtaggregator.admin.access;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.admin.settings.SettingsStore;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.Quota;
import io.usdtaggregator.model.access.ApiKeyText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** At start: the first settings, the staff account {@code admin}, the integrator account {@code demo} and its key. */
@ApplicationScoped
class FirstAccounts {
    private static final Logger LOG = Logger.getLogger(FirstAccounts.class);
    private static final String STAFF = "admin";
    private static final String INTEGRATOR = "demo";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AdminConfig config;
    private final SettingsStore settings;
    private final StaffStore staff;
    private final AccessStore access;
    private final Passwords passwords;

    FirstAccounts(
            AdminConfig config, SettingsStore settings, StaffStore staff, AccessStore access, Passwords passwords) {
        this.config = config;
        this.settings = settings;
        this.staff = staff;
        this.access = access;
        this.passwords = passwords;
    }

    void atStart(@Observes StartupEvent start) {
        settings.firstStart()
                .chain(this::staffAccount)
                .chain(this::integratorAccount)
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Void> staffAccount() {
        if (config.firstPassword().isEmpty()) {
            LOG.warnf("no account '%s' was made or changed: set ADMIN_PASSWORD to have one", STAFF);
            return Uni.createFrom().voidItem();
        }
        String password = config.firstPassword().get();
        return staff.find(STAFF)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : passwords.matches(password, found.get().passwordHash()))
                .chain(same -> same
                        ? Uni.createFrom().voidItem()
                        : passwords.hash(password).chain(hash -> staff.put(STAFF, hash)));
    }

    private Uni<Void> integratorAccount() {
        if (config.integratorPassword().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String password = config.integratorPassword().get();
        return access.accounts()
                .map(accounts -> accounts.stream()
                        .filter(account -> account.username().equals(INTEGRATOR))
                        .findFirst())
                .chain(found -> found.isPresent()
                        ? withPassword(found.get(), password)
                        : passwords
                                .hash(password)
                                .chain(hash -> access.create(
                                        INTEGRATOR, hash, Set.of(Access.INTEGRATOR), Quota.ofNewAccount())))
                .chain(this::integratorKey);
    }

    private Uni<Account> withPassword(Account account, String password) {
        return passwords
                .matches(password, account.passwordHash())
                .chain(same -> same
                        ? Uni.createFrom().item(account)
                        : passwords
                                .hash(password)
                                .chain(hash -> access.update(
                                        account.id(), Optional.of(hash), AccountChange.password(password)))
                                .replaceWith(account));
    }

    private Uni<Void> integratorKey(Account account) {
        Optional<ApiKeyText> key = config.integratorApiKey().flatMap(ApiKeyText::parse);
        if (key.isEmpty()) {
            config.integratorApiKey().ifPresent(wrong -> LOG.error("INTEGRATOR_API_KEY is not an API key: left out"));
            return Uni.createFrom().voidItem();
        }
        return access.keys()
                .chain(keys -> isKnown(keys, key.get())
                        ? Uni.createFrom().voidItem()
                        : access.addKey(account.id(), KeyTerms.named("first key"), key.get())
                                .replaceWithVoid());
    }

    private static boolean isKnown(List<ApiKey> keys, ApiKeyText text) {
        return keys.stream().anyMatch(key -> key.digest().equals(text.digest()));
    }
}
