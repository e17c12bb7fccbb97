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

/** Runs {@link PureRules} for about two minutes and prints a table. */
public final class RulesBenchmark {

    private RulesBenchmark() {}

    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PureRules.class.getName())
                        .forks(1)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        System.out.println("Microseconds for a book, mean and error (99.9 %)\n");
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
        return String.format(Locale.ROOT, "%.1f ± %.1f", result.getScore(), result.getScoreError());
    }
}
