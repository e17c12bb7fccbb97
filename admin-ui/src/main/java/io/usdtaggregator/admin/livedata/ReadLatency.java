package io.usdtaggregator.admin.livedata;

import io.usdtaggregator.model.reads.ReadRecord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long a platform's last good reads took, waiting for its budget included.
 *
 * @param medianMillis half of the reads took no longer
 * @param worstMillis the longest one
 * @param reads how many reads these figures are of: the last ones of each market
 */
public record ReadLatency(long medianMillis, long worstMillis, int reads) {

    /** Empty while nothing is known. */
    static Optional<ReadLatency> of(Collection<ReadRecord> records) {
        List<Long> sorted = records.stream()
                .flatMap(record -> record.goodLatencyMillis().stream())
                .sorted()
                .toList();
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReadLatency(
                        sorted.get((sorted.size() - 1) / 2), sorted.get(sorted.size() - 1), sorted.size()));
    }
}
