package io.usdtaggregator.gateway.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.stream.ChangeLog.Change;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
    private static final int KEPT = 8;
    private static final StreamedRate FIGURE =
            new StreamedRate.OfMarket(Seed.none(Market.zone("XOF", TradeType.BUY), UnavailableReason.NO_BOOK));

    private final ChangeLog log = new ChangeLog(KEPT);

    @Test
    void who_is_up_to_date_gets_nothing_and_who_is_behind_gets_all_since_in_order() {
        add(5);
        assertEquals(Optional.of(List.of()), numbersAfter(5));
        assertEquals(Optional.of(List.of(3L, 4L, 5L)), numbersAfter(2));
    }

    @Test
    void it_goes_on_from_as_far_back_as_it_keeps_and_not_from_further() {
        add(20);
        assertEquals(Optional.of(LongStream.rangeClosed(13, 20).boxed().toList()), numbersAfter(20 - KEPT));
        assertEquals(Optional.empty(), numbersAfter(20 - KEPT - 1));
        assertEquals(Optional.of(12L), log.resumable(log.id(12)));
        assertEquals(Optional.empty(), log.resumable(log.id(11)));
    }

    @Test
    void an_id_of_another_gateway_or_of_the_future_is_none_to_go_on_from() {
        add(3);
        assertEquals(Optional.of(3L), log.resumable(log.id(3)));
        assertEquals(Optional.empty(), log.resumable(log.id(4)));
        assertEquals(Optional.empty(), log.resumable(new ChangeLog(KEPT).id(3)));
        assertEquals(Optional.empty(), log.resumable(log.id(3) + "0000000000000000000"));
    }

    @Test
    void who_reads_while_others_are_added_gets_a_whole_stretch_or_is_told_that_some_are_gone() {
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> add(200_000));
        long position = 0;
        while (!adding.isDone()) {
            Optional<List<Long>> read = numbersAfter(position);
            if (read.isEmpty()) {
                position = log.last();
                continue;
            }
            for (long number : read.get()) {
                assertEquals(position + 1, number);
                position = number;
            }
        }
        adding.join();
        assertTrue(position <= log.last());
    }

    private Optional<List<Long>> numbersAfter(long number) {
        return log.after(number)
                .map(changes -> changes.stream().map(Change::number).toList());
    }

    private void add(int changes) {
        IntStream.range(0, changes).forEach(any -> log.add(FIGURE));
    }
}
