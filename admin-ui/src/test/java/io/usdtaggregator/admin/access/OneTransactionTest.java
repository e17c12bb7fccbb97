package io.usdtaggregator.admin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.access.terms.AccountChange;
import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.admin.settings.SettingsChange;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change whose audit entry cannot be saved is not saved either. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class OneTransactionTest {
    /** PostgreSQL keeps no such text, so that the entry fails and the change itself would not. */
    private static final String UNKEEPABLE = "nobody\0";

    @Inject
    Integrators integrators;

    @Inject
    ApiKeys keys;

    @Inject
    SettingsVersions versions;

    @Inject
    SettingsChange change;

    @BeforeEach
    void set_up() {
        StaffApi.awaitFirstAccounts();
    }

    @Test
    void an_account_stays_as_it_was() {
        String id = StaffApi.inDatabase(() ->
                        integrators.create("admin", "one-" + UUID.randomUUID(), "long enough for all", null, null))
                .id();

        assertThrows(
                AssertionError.class,
                () -> StaffApi.inDatabase(
                        () -> integrators.change(UNKEEPABLE, id, OptionalLong.empty(), AccountChange.active(false))));

        assertTrue(StaffApi.inDatabase(() -> integrators.account(id)).account().active());
    }

    @Test
    void a_key_is_not_made() {
        String account =
                StaffApi.inDatabase(() -> integrators.all()).get(0).account().id();
        int before = StaffApi.inDatabase(() -> keys.of(account)).size();

        assertThrows(
                AssertionError.class,
                () -> StaffApi.inDatabase(() -> keys.make(UNKEEPABLE, account, KeyTerms.named("till"))));

        assertEquals(before, StaffApi.inDatabase(() -> keys.of(account)).size());
    }

    @Test
    void the_settings_stay_as_they_were() {
        Settings before = StaffApi.inDatabase(() -> versions.read());

        assertThrows(
                AssertionError.class,
                () -> StaffApi.inDatabase(() -> change.replace(before, UNKEEPABLE, "a test", Optional.empty())));

        assertEquals(before, StaffApi.inDatabase(() -> versions.read()));
    }
}
