package io.usdtaggregator.admin.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.admin.audit.RevertibleThing;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;

/** Changes of API keys that can be taken back: name, groups, limits, price, addresses, expiry; never its secret. */
@ApplicationScoped
class RevertibleKey implements RevertibleThing {
    private final ApiKeys keys;

    RevertibleKey(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public String kind() {
        return "key";
    }

    @Override
    public Uni<State> now(String id) {
        return keys.working(id).map(held -> new State(ApiKeys.json(held.terms()), held.version()));
    }

    @Override
    public Uni<Void> restore(Restoration wanted) {
        KeyTerms terms = MarketJson.read(wanted.content().encode(), KeyTerms.class);
        return keys.working(wanted.id())
                .chain(held -> keys.change(
                        wanted.who(),
                        wanted.reason(),
                        held.key().accountId(),
                        wanted.id(),
                        OptionalLong.of(wanted.version()),
                        terms));
    }
}
