package io.usdtaggregator.engine.official;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.history.write.ProvenanceLog;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.official.OfficialRates.MissingReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The official rates in Redis, for gateways and engines. A value that cannot be read back is replaced by the next one. */
@ApplicationScoped
public class OfficialRatesStore {
    private static final Logger LOG = Logger.getLogger(OfficialRatesStore.class);

    private final RedisCommands redis;
    private final ProvenanceLog circumstances;

    OfficialRatesStore(RedisCommands redis, ProvenanceLog circumstances) {
        this.redis = redis;
        this.circumstances = circumstances;
    }

    /** Whether Redis has a value that can be read back. */
    Uni<Boolean> exists() {
        return redis.get(RedisKeys.OFFICIAL_RATES)
                .map(text -> text.flatMap(OfficialRatesStore::read).isPresent());
    }

    /** What is published now, where that is a rate. */
    Uni<Optional<BankDocument>> taken() {
        return redis.get(RedisKeys.OFFICIAL_RATES).map(text -> text.flatMap(OfficialRatesStore::read)
                .filter(OfficialRates::isKnown)
                .map(rates -> new BankDocument(rates.day(), rates.usdPerEur())));
    }

    Uni<Void> publish(Instant at, BankDocument document) {
        return write(new OfficialRates(at.toEpochMilli(), document.day(), document.usdPerEur(), null, at));
    }

    /** What another engine could read is worth more than that this one could not. */
    Uni<Void> publishNone(Instant at, LocalDate day, MissingReason reason) {
        OfficialRates none = new OfficialRates(at.toEpochMilli(), day, null, reason, at);
        return reason == MissingReason.SOURCE_UNREADABLE
                ? taken().chain(known -> known.isPresent() ? Uni.createFrom().voidItem() : write(none))
                : write(none);
    }

    private Uni<Void> write(OfficialRates rates) {
        return redis.set(RedisKeys.OFFICIAL_RATES, MarketJson.write(rates))
                .chain(() -> redis.publish(
                        RedisKeys.CHANGED, MarketJson.write(new Changed(rates.version(), RedisKeys.OFFICIAL_RATES))))
                .chain(() -> circumstances.note(rates));
    }

    private static Optional<OfficialRates> read(String json) {
        try {
            return Optional.of(MarketJson.read(json, OfficialRates.class));
        } catch (IllegalArgumentException unreadable) {
            LOG.warnf("the stored official rates cannot be read and are replaced: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }
}
