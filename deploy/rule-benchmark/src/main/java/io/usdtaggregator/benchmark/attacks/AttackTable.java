package io.usdtaggregator.benchmark.attacks;

/** Prints how far from the fair price each attack moves what is published; the same figures on every run. */
public final class AttackTable {

    private AttackTable() {}

    public static void main(String[] arguments) {
        System.out.println("Error in percent, mean (worst), over " + Trial.SEEDS + " seeds of four XOF markets\n");
        System.out.println(
                "| attack | from the honest best | fewer than half attack | half or more attack, books | thin books | published | for 200000 XOF | top of book | plain median |\n"
                        + "| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        Trial.all().forEach(trial -> System.out.println(trial.run().row()));
    }
}
