package io.usdtaggregator.admin.start;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.admin.AdminConfig;
import io.usdtaggregator.admin.access.ApiKeys;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.access.terms.AccountChange;
import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.admin.staff.Passwords;
import io.usdtaggregator.admin.staff.StaffAccounts;
import io.usdtaggregator.base.database.SchemaMigration;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.ApiKeyText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Once the schema is there: the first settings, the staff account {@code admin}, the integrator account {@code demo} and its key. */
@ApplicationScoped
class FirstAccounts {
    private static final Logger LOG = Logger.getLogger(FirstAccounts.class);
    private static final String STAFF = "admin";
    private static final String INTEGRATOR = "demo";
    private static final String WHO = "first start";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final AdminConfig config;
    private final SettingsVersions settings;
    private final StaffAccounts staff;
    private final Integrators integrators;
    private final ApiKeys keys;
    private final Passwords passwords;
    private volatile boolean made;

    FirstAccounts(
            AdminConfig config,
            SettingsVersions settings,
            StaffAccounts staff,
            Integrators integrators,
            ApiKeys keys,
            Passwords passwords) {
        this.config = config;
        this.settings = settings;
        this.staff = staff;
        this.integrators = integrators;
        this.keys = keys;
        this.passwords = passwords;
    }

    /** Whether they are there. */
    boolean areMade() {
        return made;
    }

    /** Tries again until PostgreSQL has them: the service starts without it. */
    void atStart(@Observes StartupEvent start, SchemaMigration schema) {
        schema.whenDone()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(() -> Uni.createFrom().item(this::makeAll))
                .onFailure()
                .invoke(failure -> LOG.warnf("the first accounts wait for PostgreSQL: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(done -> made = true, broken -> LOG.error("the first accounts were not made", broken));
    }

    private Void makeAll() {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> settings.firstStart().chain(this::staffAccount).chain(this::integratorAccount));
        } catch (Throwable failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    private Uni<Void> staffAccount() {
        if (config.firstPassword().isEmpty()) {
            LOG.warnf("no account '%s' was made or changed: set ADMIN_PASSWORD to have one", STAFF);
            return Uni.createFrom().voidItem();
        }
        String password = config.firstPassword().get();
        return staff.active(STAFF)
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
        return integrators
                .named(INTEGRATOR)
                .chain(found -> found.map(account -> withPassword(account, password))
                        .orElseGet(() -> integrators.create(WHO, INTEGRATOR, password, null, null)))
                .chain(this::integratorKey);
    }

    private Uni<Account> withPassword(Account account, String password) {
        return passwords
                .matches(password, account.passwordHash())
                .chain(same -> same
                        ? Uni.createFrom().voidItem()
                        : integrators.change(WHO, account.id(), OptionalLong.empty(), AccountChange.password(password)))
                .replaceWith(account);
    }

    private Uni<Void> integratorKey(Account account) {
        Optional<ApiKeyText> key = config.integratorApiKey().flatMap(ApiKeyText::parse);
        if (key.isEmpty()) {
            config.integratorApiKey().ifPresent(wrong -> LOG.error("INTEGRATOR_API_KEY is not an API key: left out"));
            return Uni.createFrom().voidItem();
        }
        return keys.put(WHO, account.id(), KeyTerms.named("first key"), key.get());
    }
}
