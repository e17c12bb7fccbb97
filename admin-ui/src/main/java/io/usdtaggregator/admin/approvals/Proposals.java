package io.usdtaggregator.admin.approvals;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.settings.SettingsChange;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes of the settings that wait for a second person: proposed by one, approved or refused by another. */
@ApplicationScoped
public class Proposals implements PanacheRepositoryBase<Proposal, String> {
    private static final int SHOWN = 50;

    private final Transactions transactions;
    private final AuditLog audit;
    private final SettingsChange change;

    Proposals(Transactions transactions, AuditLog audit, SettingsChange change) {
        this.transactions = transactions;
        this.audit = audit;
        this.change = change;
    }

    /** Keeps a change for somebody else to approve. */
    public Uni<Void> propose(Settings proposed, String who, String reason) {
        return transactions.write(() -> {
            Proposal proposal = new Proposal(proposed, who, reason, Instant.now());
            return persist(proposal)
                    .chain(() -> audit.add(who, "change proposed", proposal.subject(), reason, new JsonObject()));
        });
    }

    /** The newest of all, newest first. */
    public Uni<List<Proposal>> newest() {
        return transactions.read(
                () -> findAll(Sort.descending("id")).page(0, SHOWN).list());
    }

    /** Not found for one that there never was. */
    public Uni<Proposal> named(String id) {
        return transactions.read(() -> known(id));
    }

    /**
     * Saves the change in the name of who proposed it. Refused for one's own, for one that was decided or has expired, and
     * where the settings were changed since it was proposed.
     */
    public Uni<Settings> approve(String id, String who) {
        return named(id)
                .chain(proposal -> change.replace(
                        proposal.settings(),
                        proposal.proposedBy(),
                        proposal.reason(),
                        Optional.empty(),
                        () -> approved(id, who)));
    }

    /** One's own is withdrawn, another's refused. */
    public Uni<Void> refuse(String id, String who) {
        return transactions.write(() -> open(id).chain(proposal -> {
            boolean own = proposal.proposedBy().equals(who);
            proposal.decide(own ? Proposal.State.WITHDRAWN : Proposal.State.REFUSED, who, Instant.now());
            return audit.add(
                    who,
                    own ? "change withdrawn" : "change refused",
                    proposal.subject(),
                    proposal.reason(),
                    new JsonObject().put("proposed_by", proposal.proposedBy()));
        }));
    }

    private Uni<Void> approved(String id, String who) {
        return open(id).chain(proposal -> {
            if (proposal.proposedBy().equals(who)) {
                throw Problem.conflict("own_proposal", "Nobody approves a change that they proposed themselves.");
            }
            proposal.decide(Proposal.State.APPROVED, who, Instant.now());
            return audit.add(
                    who,
                    "change approved",
                    proposal.subject(),
                    proposal.reason(),
                    new JsonObject().put("proposed_by", proposal.proposedBy()));
        });
    }

    private Uni<Proposal> open(String id) {
        return known(id).invoke(proposal -> {
            if (!proposal.isOpen(Instant.now())) {
                throw Problem.conflict("proposal_closed", "This change was decided already, or it has expired.");
            }
        });
    }

    private Uni<Proposal> known(String id) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("not_found", "This proposed change does not exist."));
    }
}
