package io.usdtaggregator.model.reads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadRecordTest {
    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");
    private static final Market BUY = Market.zone("XOF", TradeType.BUY);

    @Test
    void how_long_good_reads_took_is_read_as_it_was_written_and_only_the_newest_are_kept() {
        List<Long> twelve = LongStream.rangeClosed(1, 12).boxed().toList();
        ReadRecord record = new ReadRecord(BUY, NOON, ReadStatus.READ, NOON, null, null, twelve);

        assertEquals(twelve.subList(0, 10), record.goodLatencyMillis());
        assertEquals(record, MarketJson.read(MarketJson.write(record), ReadRecord.class));
    }

    @Test
    void a_record_from_before_latency_was_kept_is_read_without_it() {
        ReadRecord old = new ReadRecord(BUY, NOON, ReadStatus.READ, NOON, null, null);
        String json = MarketJson.write(old).replaceFirst(",\"good_latency_millis\":\\[]", "");

        assertEquals(-1, json.indexOf("latency"), json);
        assertEquals(old, MarketJson.read(json, ReadRecord.class));
    }
}
