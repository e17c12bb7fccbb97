package io.usdtaggregator.benchmark.attacks;

import java.util.List;

/** Prints how far from the honest price each attack moves what is published; the same figures on every run. */
public final class AttackTable {
    private static final String HEAD =
            "| attack | from the honest best | fewer than half attack | half or more attack, books | thin books | published | for 200000 XOF | top of book | plain median |\n"
                    + "| --- | --- | --- | --- | --- | --- | --- | --- | --- |";

    private AttackTable() {}

    public static void main(String[] arguments) {
        System.out.println("Error in percent, mean (worst), over " + Trial.SEEDS + " seeds of four XOF markets\n");
        System.out.println("What the rules stop under the settings of first start\n");
        print(Trials.stoppedAtFirstStart());
        System.out.println("\nWhat they let through, and which setting stops it\n");
        System.out.println("| attack | at first start | setting | with it | what it costs honest markets |\n"
                + "| --- | --- | --- | --- | --- |");
        Remedy.all().forEach(remedy -> System.out.println(remedy.run().row()));
        System.out.println("\nWhat no setting stops\n");
        print(Trials.stoppedByNothing());
    }

    private static void print(List<Trial> trials) {
        System.out.println(HEAD);
        trials.forEach(trial -> System.out.println(trial.run().row()));
    }
}
