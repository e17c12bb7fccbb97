package io.usdtaggregator.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a soak did and saw, as Markdown; printed as it goes, so that a run which is ended says what it saw. */
final class SoakReport {
    private static final Path FILE = Path.of("target/soak.md");

    private final List<String> faults = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void fault(SoakPlan.Entry entry, TrueRate.Summary seen, double freshAfterSeconds) {
        String row = String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %.1f | %.1f |",
                entry.fault(),
                entry.lasts().toSeconds(),
                seen.asked(),
                seen.refused(),
                seen.wrong().size(),
                seen.oldest().toMillis() / 1000.0,
                freshAfterSeconds);
        faults.add(row);
        System.out.println(row);
    }

    void note(String text) {
        notes.add("- " + text);
        System.out.println(text);
    }

    void problem(String text) {
        problems.add(text);
        System.out.println("PROBLEM: " + text);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    void write(String title, ResourceUse first, ResourceUse last) throws IOException {
        List<String> lines = new ArrayList<>(List.of("# " + title, ""));
        lines.addAll(notes);
        lines.addAll(List.of(
                "",
                "| fault | s | answers | refused | untrue | oldest rate, s | fresh again after, s |",
                "| --- | --- | --- | --- | --- | --- | --- |"));
        lines.addAll(faults);
        lines.addAll(List.of("", "| held | after warming up | at the end |", "| --- | --- | --- |"));
        for (Map.Entry<String, Long> figure : last.figures().entrySet()) {
            lines.add("| " + figure.getKey() + " | " + first.figures().get(figure.getKey()) + " | " + figure.getValue()
                    + " |");
        }
        lines.addAll(List.of("", problems.isEmpty() ? "No problem was found." : "Problems:"));
        problems.forEach(problem -> lines.add("- " + problem));
        Files.write(FILE, lines);
        lines.forEach(System.out::println);
    }
}
