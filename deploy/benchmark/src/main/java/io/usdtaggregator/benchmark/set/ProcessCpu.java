package io.usdtaggregator.benchmark.set;

import java.time.Duration;
import java.util.List;

/** What processes have used of the CPU, all their threads together. */
public final class ProcessCpu {

    private ProcessCpu() {}

    /** Since they started. Processes that have ended count for nothing. */
    public static Duration of(List<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
