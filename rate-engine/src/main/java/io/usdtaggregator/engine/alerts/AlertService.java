package io.usdtaggregator.engine.alerts;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes what calls for an alert: one alert for one cause, and none while its key is silent. */
@ApplicationScoped
public class AlertService {
    private static final Logger LOG = Logger.getLogger("alerts");

    private final AlertSilence silence;
    private final AlertGroups groups;
    private final AlertStore store;

    public AlertService(AlertSilence silence, AlertGroups groups, AlertStore store) {
        this.silence = silence;
        this.groups = groups;
        this.store = store;
    }

    /** Takes them while the caller goes on. */
    public void tell(Settings settings, List<AlertCondition> conditions) {
        if (!conditions.isEmpty()) {
            raise(settings, conditions).subscribe().with(done -> {});
        }
    }

    /**
     * Takes them; their alert is raised once the gather time is over. Never fails: what cannot be taken is logged, and
     * taken when it comes again.
     */
    public Uni<Void> raise(Settings settings, List<AlertCondition> conditions) {
        if (conditions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> silence.admit(settings.alerts(), conditions))
                .chain(this::group)
                .onFailure()
                .invoke(failed -> conditions.forEach(condition -> LOG.errorf(
                        "cannot raise %s %s (%s): %s",
                        condition.kind().code(), condition.key(), condition.message(), failed.getMessage())))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> group(List<AlertCondition> admitted) {
        Map<String, List<AlertCondition>> byCause = admitted.stream()
                .collect(Collectors.groupingBy(
                        condition -> condition.kind().code() + ":" + condition.cause(),
                        LinkedHashMap::new,
                        Collectors.toCollection(ArrayList::new)));
        return Multi.createFrom()
                .iterable(byCause.values())
                .onItem()
                .transformToUniAndConcatenate(this::add)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> add(List<AlertCondition> ofOneCause) {
        return groups.add(ofOneCause).chain(raised -> raised.map(id -> store.join(id, ofOneCause))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
