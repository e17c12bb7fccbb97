package io.usdtaggregator.admin.approvalspage;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.approvals.Proposal;
import io.usdtaggregator.admin.approvals.Proposals;
import io.usdtaggregator.admin.approvals.SecondPerson;
import io.usdtaggregator.admin.audit.StateChange;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.ChangeEffect;
import io.usdtaggregator.admin.settings.ChangePreview;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Changes that wait for a second person: what each would save, what it would do now, and the decision. */
@Path("/approvals")
public class ApprovalsPage {
    private static final String PATH = "/approvals";
    private static final String CONFIRM = "confirm";

    private final Pages pages;
    private final Proposals proposals;
    private final SecondPerson secondPerson;
    private final SettingsVersions versions;
    private final ChangePreview preview;

    ApprovalsPage(
            Pages pages,
            Proposals proposals,
            SecondPerson secondPerson,
            SettingsVersions versions,
            ChangePreview preview) {
        this.pages = pages;
        this.proposals = proposals;
        this.secondPerson = secondPerson;
        this.versions = versions;
        this.preview = preview;
    }

    /** @param status {@code WAITING}, {@code EXPIRED}, or what it was decided to be */
    public record Row(Proposal proposal, String status) {
        static Row of(Proposal proposal, Instant now) {
            boolean expired = proposal.state() == Proposal.State.WAITING && !proposal.isOpen(now);
            return new Row(proposal, expired ? "EXPIRED" : proposal.state().name());
        }
    }

    /**
     * One proposed change as it would be saved now.
     *
     * @param own it was proposed by who reads this
     * @param digest names this change with this effect
     */
    public record Details(
            Row row, boolean own, StateChange change, Settings inForce, ChangeEffect effect, String digest) {
        /** Approving it is refused, whatever it would do. */
        boolean isClosedOrOwn() {
            return own || !row.status().equals(Proposal.State.WAITING.name());
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance approvals(Frame frame, List<Row> rows, boolean on);

        /** @param missed what it would do has changed since it was shown */
        static native TemplateInstance approval(Frame frame, Details details, boolean missed);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        Instant now = Instant.now();
        return proposals
                .newest()
                .map(all -> pages.inLanguage(Templates.approvals(
                        pages.frame(),
                        all.stream().map(proposal -> Row.of(proposal, now)).toList(),
                        secondPerson.isOn())));
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> show(@PathParam("id") String id) {
        return details(id).map(details -> pages.inLanguage(Templates.approval(pages.frame(), details, false)));
    }

    /** Only what was shown is approved: where the market moved since, the new effect is shown first. */
    @POST
    @Path("/{id}/approve")
    public Uni<Response> approve(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return answer(id, () -> details(id)
                .chain(details -> details.isClosedOrOwn() || details.digest().equals(form.getFirst(CONFIRM))
                        ? proposals
                                .approve(id, pages.username())
                                .map(saved -> pages.done(PATH, Notice.Kind.SAVED, String.valueOf(saved.version())))
                        : Uni.createFrom().item(pages.page(200, Templates.approval(pages.frame(), details, true)))));
    }

    @POST
    @Path("/{id}/refuse")
    public Uni<Response> refuse(@PathParam("id") String id) {
        return answer(id, () -> proposals
                .refuse(id, pages.username())
                .map(done -> pages.done(PATH, Notice.Kind.PROPOSAL_REFUSED, "")));
    }

    private Uni<Response> answer(String id, Supplier<Uni<Response>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() == 409)
                .recoverWithUni(failure -> details(id)
                        .map(details -> pages.page(
                                409, Templates.approval(pages.telling((HttpProblem) failure), details, false))));
    }

    private Uni<Details> details(String id) {
        return proposals.named(id).chain(proposal -> versions.read()
                .chain(inForce -> preview.of(inForce, proposal.settings())
                        .map(effect -> new Details(
                                Row.of(proposal, Instant.now()),
                                proposal.proposedBy().equals(pages.username()),
                                new StateChange(json(inForce), json(proposal.settings())),
                                inForce,
                                effect,
                                effect.digest(proposal.settings())))));
    }

    private static JsonObject json(Settings settings) {
        return new JsonObject(MarketJson.write(settings));
    }
}
