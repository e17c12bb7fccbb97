package io.usdtaggregator.admin.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** One kind of thing, other than the settings, of which a single change can be taken back: accounts, keys, staff. */
public interface RevertibleThing {

    /** What the subject of its entries begins with: {@code account} in {@code account:01J...}. */
    String kind();

    /** The thing as it is now; a problem where it is no longer there, or can no longer be changed. */
    Uni<State> now(String id);

    /** Makes the thing what the restoration says: checked, with an audit entry, refused where somebody was faster. */
    Uni<Void> restore(Restoration wanted);

    /**
     * @param content in the fields of its audit entries; never a secret
     * @param version counts its changes
     */
    record State(JsonObject content, long version) {}

    /**
     * @param who takes the change back
     * @param id of the thing
     * @param version of the state that {@code content} was made of
     * @param content the whole of its fields, as they are to be
     */
    record Restoration(String who, String reason, String id, long version, JsonObject content) {}
}
