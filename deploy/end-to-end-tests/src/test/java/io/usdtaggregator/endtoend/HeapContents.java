package io.usdtaggregator.endtoend;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is reachable in the heap of a process: what a leak is made of. Counted while the process stands still. A look after a
 * collection finds what was made since as well, which on a machine under load was twice as much.
 *
 * @param bytes by the name of the class
 */
record HeapContents(Map<String, Long> bytes) {
    /** As {@code jcmd GC.class_histogram} writes them. */
    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(\\S+)");

    private static final long KIB = 1024;

    static HeapContents of(long pid) throws IOException, InterruptedException {
        return parse(ResourceUse.jcmd(pid, "GC.class_histogram"));
    }

    static HeapContents parse(String histogram) {
        Map<String, Long> bytes = new TreeMap<>();
        Matcher lines = LINE.matcher(histogram);
        while (lines.find()) {
            bytes.merge(lines.group(2), Long.valueOf(lines.group(1)), Long::sum);
        }
        return new HeapContents(bytes);
    }

    long kib() {
        return bytes.values().stream().mapToLong(Long::longValue).sum() / KIB;
    }

    /** The classes whose objects take most more than before, such as {@code [B +2048 KiB}. */
    List<String> grewMostSince(HeapContents before, int classes) {
        return bytes.keySet().stream()
                .filter(name -> growth(name, before) >= KIB)
                .sorted(Comparator.comparing((String name) -> growth(name, before))
                        .reversed())
                .limit(classes)
                .map(name -> name + " +" + growth(name, before) / KIB + " KiB")
                .toList();
    }

    private long growth(String name, HeapContents before) {
        return bytes.get(name) - before.bytes().getOrDefault(name, 0L);
    }
}
