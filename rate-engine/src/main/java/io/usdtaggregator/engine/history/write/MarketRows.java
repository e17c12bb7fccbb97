package io.usdtaggregator.engine.history.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.engine.history.storage.Names.Name;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.storage.RecordCodec;
import io.usdtaggregator.engine.history.write.BaseRecords.Base;
import io.usdtaggregator.engine.history.write.HistoryEntry.RateRecord;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of the published rates of markets, each with its record, relative to another one where there is one. */
final class MarketRows {
    private final Map<Name, Integer> numbers;
    private final BaseRecords bases;
    private final List<Row> rows = new ArrayList<>();
    private final List<Base> whole = new ArrayList<>();
    private final Map<Integer, Base> earlier = new HashMap<>();

    MarketRows(Map<Name, Integer> numbers, BaseRecords bases) {
        this.numbers = numbers;
        this.bases = bases;
    }

    private record Row(long version, int subject, TickKind tick, Rate rate, byte[] record, Optional<Base> base) {
        boolean isHeartbeat() {
            return tick == TickKind.HEARTBEAT;
        }
    }

    static Name name(Rate rate) {
        return new Name(rate.source(), rate.market().key());
    }

    /** The policy's rates come last: each is nearly the same as that of its platform. */
    void add(HistoryEntry entry) {
        Map<Name, Base> ofPlatforms = new HashMap<>();
        entry.rates().stream()
                .sorted(Comparator.comparing(record -> record.rate().source().equals(Rate.POLICY)))
                .forEach(record -> add(entry, record, ofPlatforms));
    }

    private void add(HistoryEntry entry, RateRecord published, Map<Name, Base> ofPlatforms) {
        Rate rate = published.rate();
        Instant at = entry.made().publishedAt();
        long version = entry.made().version();
        int subject = numbers.get(name(rate));
        ObjectNode json = MarketJson.mapper().valueToTree(rate);
        Optional<Base> base = rate.priced()
                .map(priced -> ofPlatforms.get(
                        new Name(priced.platform(), priced.market().key())))
                .or(() -> earlier(subject, at));
        ObjectNode baseRecord = base.map(Base::record).orElse(null);
        byte[] record = RecordCodec.write(json, baseRecord);
        rows.add(new Row(version, subject, published.tick(), rate, record, base));
        if (published.tick() == TickKind.CHANGE) {
            Base written = new Base(subject, at, version, RecordCodec.read(record, baseRecord));
            ofPlatforms.put(name(rate), written);
            if (base.isEmpty()) {
                whole.add(written);
            }
        }
    }

    private Optional<Base> earlier(int subject, Instant at) {
        Optional<Base> base = bases.of(subject, at);
        base.ifPresent(found -> earlier.put(subject, found));
        return base;
    }

    /** The rows written before that these are relative to. */
    void addBasesTo(Tuple values) {
        new Columns<>(List.copyOf(earlier.values()), values)
                .integers(Base::subject)
                .instants(Base::at)
                .longs(Base::version);
    }

    /** Of these publications. */
    void keepBases(Set<Long> written) {
        whole.stream().filter(base -> written.contains(base.version())).forEach(bases::keep);
    }

    void addTo(Tuple values) {
        Columns<Row> columns = new Columns<>(rows, values);
        columns.longs(Row::version)
                .integers(Row::subject)
                .booleans(row -> row.tick() != null)
                .booleans(Row::isHeartbeat)
                .add(row -> RateIds.uuid(row.rate().rateId()), UUID[]::new)
                .numbers(row -> row.rate().number().orElse(null))
                .numbers(row -> row.rate().priced().map(PricedRate::rawRate).orElse(null))
                .texts(row -> row.rate().priced().map(PricedRate::platform).orElse(null))
                .texts(row -> row.rate().whyUnpriced().map(Enum::name).orElse(null))
                .instants(row -> row.rate().lastObservedAt().orElse(null))
                .add(row -> Buffer.buffer(row.record()), Buffer[]::new)
                .instants(row -> row.base().map(Base::at).orElse(null))
                .longs(row -> row.base().map(Base::version).orElse(null))
                .integers(row -> row.base().map(Base::subject).orElse(null));
    }
}
