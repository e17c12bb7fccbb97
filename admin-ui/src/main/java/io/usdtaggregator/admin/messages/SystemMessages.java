package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts about platforms, their reading and the system; French is in {@code messages/system_fr.properties}. */
@MessageBundle(value = "system", locale = "en")
public interface SystemMessages {

    @Message("System")
    String title();

    @Message(
            "Which parts answer, how far work is behind, and what cannot be named. Load the page again for the newest figures.")
    String help();

    @Message("Services and stores")
    String parts();

    @Message("Part")
    String part();

    @Message("Answered in")
    String answeredIn();

    @Message("What is known")
    String about();

    @Message("Staff pages (admin-ui)")
    String adminUi();

    @Message("Rate engine (rate-engine)")
    String rateEngine();

    @Message("Public interface (api-gateway)")
    String apiGateway();

    @Message("Collectors (offer-collector)")
    String collectors();

    @Message("answers")
    String up();

    @Message("does not answer")
    String down();

    @Message("reads")
    String reading();

    @Message("is behind")
    String behind();

    @Message("version {version}")
    String version(String version);

    @Message("settings of version {version}")
    String settingsStored(long version);

    @Message("published settings of version {version}")
    String settingsPublished(long version);

    @Message("no settings are published")
    String nothingPublished();

    @Message("last good read at {time}")
    String lastReadAt(String time);

    @Message(
            "The published settings are not the stored ones yet: services follow within seconds once Redis and PostgreSQL both answer.")
    String notInStep();

    @Message("Instances")
    String instances();

    @Message("Service and where it runs")
    String instance();

    @Message("Version")
    String release();

    @Message("Started")
    String startedAt();

    @Message("Last sign of life")
    String lastSign();

    @Message("{time} ago")
    String ago(String time);

    @Message("runs")
    String running();

    @Message("silent")
    String silent();

    @Message("no instance runs")
    String noInstance();

    @Message(
            "Each instance says twice a minute that it runs. One that missed three signs is silent: it was killed, hangs, or does not reach Redis. After an hour it is left out; one that stopped in order is left out at once.")
    String instancesHelp();

    @Message("Instances of several versions run: an update is under way, or some were not restarted.")
    String severalVersions();

    @Message("How far work is behind")
    String lags();

    @Message("Reading of platforms")
    String pollLag();

    @Message("the latest market, behind its interval")
    String pollLagHelp();

    @Message("Books on their way to the engine")
    String streamLag();

    @Message("from the newest book to the one taken last")
    String streamLagHelp();

    @Message("Rates on their way to the history")
    String historyLag();

    @Message("published, not in PostgreSQL yet")
    String historyLagHelp();

    @Message("Messages set aside")
    String setAside();

    @Message("could not be worked off")
    String setAsideHelp();

    @Message("Reading of platforms, one by one")
    String reads();

    @Message("Markets")
    String markets();

    @Message("{number} read")
    String marketsRead(int number);

    @Message("{number} failing")
    String marketsFailing(int number);

    @Message("Last error")
    String lastError();

    @Message("none")
    String noError();

    @Message("Payment methods without a canonical name")
    String unmapped();

    @Message("Callers cannot ask for these by name until one is given to them in the code of their platform.")
    String unmappedHelp();

    @Message("Every payment method of the present offers has a canonical name.")
    String noneUnmapped();

    @Message("Counting…")
    String counting();

    @Message("The first active platform with fresh offers stands in for the default one, in this order.")
    String platformsHelp();

    @Message("Move down")
    String moveDown();

    @Message("disabled")
    String disabled();

    @Message("cannot be read")
    String platformOut();

    @Message("is read")
    String platformWell();

    @Message("left alone for {time}")
    String leftAlone(String time);

    @Message("Read next")
    String nextRead();

    @Message("in {time}")
    String dueIn(String time);

    @Message("due for {time}")
    String lateBy(String time);

    @Message("Good reads took")
    String latency();

    @Message("half of them up to {millis} ms")
    String latencyMedian(long millis);

    @Message("the slowest {millis} ms, of the last {reads}")
    String latencyWorst(long millis, int reads);

    @Message("Drag onto the platform whose place it takes")
    String dragHelp();

    @Message("Budget in use")
    String budgetUsed();

    @Message("Read all now")
    String now();

    @Message("Every market is read once, as fast as the budgets allow.")
    String nowHelp();

    @Message("How often platforms are read")
    String howOften();

    @Message("{done} of {total} markets are done.")
    String progressRunning(long done, long total);

    @Message("The refresh of {time}: {done} of {total} markets were read since.")
    String progressDone(long done, long total, String time);

    @Message("waits")
    String waits();

    @Message("no good answer")
    String notAnswered();

    @Message("Request budget and reading interval")
    String limits();
}
