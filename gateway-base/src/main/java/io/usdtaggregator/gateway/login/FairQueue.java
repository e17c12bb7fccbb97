package io.usdtaggregator.gateway.login;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What waits for one of few threads: owners take turns, and where it is full whoever has most waiting gives way. */
public final class FairQueue<T> {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Deque<T>> waiting = new LinkedHashMap<>();
    private int size;

    FairQueue(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Adds this one; what does not wait any longer for it, which may be this very one. */
    public synchronized Optional<T> offer(String owner, T one) {
        int own = waiting.getOrDefault(owner, new ArrayDeque<>()).size();
        if (own >= mostOfOne) {
            return Optional.of(one);
        }
        Optional<T> gaveWay = Optional.empty();
        if (size >= most) {
            Deque<T> longest = longest();
            if (longest.size() <= own + 1) {
                return Optional.of(one);
            }
            gaveWay = Optional.of(longest.pollLast());
            size--;
        }
        waiting.computeIfAbsent(owner, first -> new ArrayDeque<>()).add(one);
        size++;
        return gaveWay;
    }

    /** The first of the owner whose turn it is. */
    public synchronized Optional<T> next() {
        Optional<String> turn = waiting.keySet().stream().findFirst();
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        Deque<T> of = waiting.remove(turn.get());
        T next = of.poll();
        size--;
        if (!of.isEmpty()) {
            waiting.put(turn.get(), of);
        }
        return Optional.of(next);
    }

    private Deque<T> longest() {
        return waiting.values().stream().max(Comparator.comparing(Deque::size)).orElseThrow();
    }
}
