package io.usdtaggregator.local;

/** A sentence that tells the operator what is wrong and what to do; never a secret in it. */
public final class Problem extends RuntimeException {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final int exitCode;

    private Problem(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** Something could not be done. */
    public static Problem of(String sentence, Object... values) {
        return new Problem(sentence.formatted(values), FAILED);
    }

    /** The command was given wrongly; nothing was done. */
    public static Problem wrongUse(String sentence, Object... values) {
        return new Problem(sentence.formatted(values), WRONG_USE);
    }

    public int exitCode() {
        return exitCode;
    }
}
