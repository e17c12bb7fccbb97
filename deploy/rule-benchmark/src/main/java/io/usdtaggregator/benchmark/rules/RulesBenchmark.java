package io.usdtaggregator.benchmark.rules;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link PureRules} for about a minute and prints a table. */
public final class RulesBenchmark {

    private RulesBenchmark() {}

    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PureRules.class.getName())
                        .forks(Integer.getInteger("benchmark.forks", 1))
                        .warmupIterations(1)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        System.out.println("Microseconds for a book, p50 (p90)\n");
        System.out.println("| rule | 20 offers | 100 offers | 500 offers |\n| --- | --- | --- | --- |");
        byRule(results)
                .forEach((rule, bySize) -> System.out.println("| " + rule + " | "
                        + bySize.values().stream().map(RulesBenchmark::figure).collect(Collectors.joining(" | "))
                        + " |"));
    }

    private static Map<String, Map<Integer, RunResult>> byRule(Collection<RunResult> results) {
        Map<String, Map<Integer, RunResult>> rules = new TreeMap<>();
        for (RunResult result : results) {
            int offers = Integer.parseInt(result.getParams().getParam("offers"));
            rules.computeIfAbsent(result.getPrimaryResult().getLabel(), rule -> new TreeMap<>())
                    .put(offers, result);
        }
        return rules;
    }

    private static String figure(RunResult run) {
        Result<?> result = run.getPrimaryResult();
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f)",
                result.getStatistics().getPercentile(50),
                result.getStatistics().getPercentile(90));
    }
}
