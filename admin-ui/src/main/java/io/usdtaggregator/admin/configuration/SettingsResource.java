package io.usdtaggregator.admin.configuration;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.approvals.SecondPerson;
import io.usdtaggregator.admin.settings.ChangeEffect;
import io.usdtaggregator.admin.settings.ChangePreview;
import io.usdtaggregator.admin.settings.EnginePreview;
import io.usdtaggregator.admin.settings.RuleWouldZeroRate;
import io.usdtaggregator.admin.settings.SettingsChange;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.admin.settings.rules.RuleAuthorship;
import io.usdtaggregator.admin.settings.rules.SettingsJson;
import io.usdtaggregator.admin.staff.StaffIdentity;
import io.usdtaggregator.base.internal.preview.RateChange;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.settings.Safety;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** The settings as JSON: configuration as code. */
@Path("/api/settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettingsResource {
    private static final int LONGEST_REASON = 500;

    private final SettingsVersions store;
    private final SettingsChange change;
    private final EnginePreview preview;
    private final ChangePreview effects;
    private final StaffIdentity identity;
    private final SecondPerson secondPerson;

    SettingsResource(
            SettingsVersions store,
            SettingsChange change,
            EnginePreview preview,
            ChangePreview effects,
            StaffIdentity identity,
            SecondPerson secondPerson) {
        this.secondPerson = secondPerson;
        this.effects = effects;
        this.store = store;
        this.change = change;
        this.preview = preview;
        this.identity = identity;
    }

    @GET
    public Uni<Settings> read() {
        return store.read();
    }

    /** Where staff had it so set, a dangerous change needs {@code X-Confirm} with the digest that the refusal told. */
    @PUT
    public Uni<Settings> replace(
            String body, @HeaderParam("X-Reason") String reason, @HeaderParam("X-Confirm") String confirm) {
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid(
                    FieldError.of("X-Reason", "missing", "the header X-Reason must say why: the audit log keeps it"));
        }
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid(FieldError.of("X-Reason", "too_long", "up to " + LONGEST_REASON + " characters"));
        }
        String who = identity.username();
        SettingsJson.read(body);
        return store.read().chain(inForce -> {
            Settings proposed = SettingsJson.read(body, inForce);
            boolean isNewest = proposed.version() == inForce.version();
            boolean asks = secondPerson.isOn() || inForce.safety().appliesTo() == Safety.ConfirmedBy.ALL;
            return isNewest && (asks || new RuleWouldZeroRate(inForce, proposed).isPossible())
                    ? effects.of(inForce, proposed)
                            .map(effect -> asks ? confirmed(effect, proposed, confirm) : Optional.<ChangeEffect>empty())
                            .chain(seen -> change.replace(proposed, who, reason, seen))
                    : change.replace(proposed, who, reason, Optional.empty());
        });
    }

    private Optional<ChangeEffect> confirmed(ChangeEffect effect, Settings proposed, String confirm) {
        if (!effect.needsConfirmation()) {
            return Optional.empty();
        }
        if (secondPerson.isOn()) {
            throw Problem.conflict(
                    "second_person_needed",
                    "A change like this needs a second person. Nothing was saved; propose it on the pages.");
        }
        String digest = effect.digest(proposed);
        if (!digest.equals(confirm)) {
            throw Problem.with(
                    Problem.with(
                            Problem.of(
                                    409,
                                    "confirmation_required",
                                    "Confirm this change",
                                    danger(effect)
                                            + " Nothing was saved; send it again with X-Confirm if it is meant."),
                            "confirm",
                            digest),
                    "moves",
                    effect.dangerous());
        }
        return Optional.of(effect);
    }

    private static String danger(ChangeEffect effect) {
        if (!effect.known()) {
            return "The rate-engine cannot say what this change would do.";
        }
        String loosens = effect.loosensGuard() ? "This loosens a guard of rates or of changes." : "";
        String moves = effect.hasDangerousMoves()
                ? effect.dangerousMarkets() + " markets and " + effect.dangerousCorridors()
                        + " corridors would be moved too far, crossed or left without a rate."
                : "";
        return (loosens + " " + moves).trim();
    }

    /** What would change, in the engine's words. */
    @POST
    @Path("/preview")
    public Uni<List<RateChange>> preview(String body) {
        SettingsJson.read(body);
        return store.read()
                .chain(inForce -> preview.of(
                        RuleAuthorship.signed(inForce, SettingsJson.read(body, inForce), identity.username())));
    }
}
