package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts about the search; French is in {@code messages/search_fr.properties}. */
@MessageBundle(value = "search", locale = "en")
public interface SearchMessages {

    @Message("Search")
    String search();

    @Message("Search (/)")
    String searchHint();

    @Message(
            "A market or corridor (“XOF CI sell”, “XOF GHS”), a rate id, an integrator, the start of an API key, a setting.")
    String searchHelp();

    @Message("Nothing was found. Try a currency, a country, a name or an id.")
    String searchNone();

    @Message("What was found, and what can be done")
    String searchFound();

    @Message("action")
    String foundAction();

    @Message("page")
    String foundPage();

    @Message("New adjustment (markup or markdown)")
    String newAdjustment();

    @Message("New cross adjustment")
    String newCrossAdjustment();

    @Message("New limit of liquidity")
    String newLiquidity();

    @Message("Refresh all markets now")
    String refreshNow();

    @Message("Acknowledge alerts")
    String acknowledgeAlerts();

    @Message("Explain a customer’s rate")
    String explainRate();

    @Message("Take back a change")
    String takeBackChange();

    @Message("New integrator")
    String newIntegrator();

    @Message("New staff account")
    String newStaff();

    @Message("Change my password")
    String changePassword();

    @Message("Integrator {name}")
    String foundIntegrator(String name);

    @Message("API key {name} of {owner}")
    String foundKey(String name, String owner);

    @Message("Rate {id}")
    String foundRate(String id);
}
