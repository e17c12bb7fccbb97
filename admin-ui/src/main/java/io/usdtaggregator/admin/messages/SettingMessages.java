package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts that say in words what a change makes of what; French is in {@code messages/setting_fr.properties}. */
@MessageBundle(value = "setting", locale = "en")
public interface SettingMessages {

    @Message("{what}: from {before} to {after}")
    String fromTo(String what, String before, String after);

    @Message("{what}: turned on")
    String turnedOn(String what);

    @Message("{what}: turned off")
    String turnedOff(String what);

    @Message("{what}: added")
    String added(String what);

    @Message("{what}: removed")
    String removed(String what);

    @Message("{what}: new rule, {rule}")
    String ruleAdded(String what, String rule);

    @Message("{what}: rule removed ({rule})")
    String ruleRemoved(String what, String rule);

    @Message("{what}: new limit, {limit}")
    String limitAdded(String what, String limit);

    @Message("{what}: limit removed ({limit})")
    String limitRemoved(String what, String limit);

    @Message("{what}: added, with {countries}")
    String addedWith(String what, String countries);

    @Message("{direction} of {value}")
    String amount(String direction, String value);

    @Message("{what}: {direction} from {before} to {after}")
    String amountFromTo(String what, String direction, String before, String after);

    @Message("{what}: {after} instead of {before}")
    String amountInstead(String what, String before, String after);

    @Message("{what}: becomes the default platform")
    String becomesDefault(String what);

    @Message("{what}: is no longer the default platform")
    String noLongerDefault(String what);

    @Message("New order: {names}")
    String newOrder(String names);

    @Message("turned off")
    String off();

    @Message("from {at}")
    String from(String at);

    @Message("until {at}")
    String until(String at);

    @Message("reason “{reason}”")
    String because(String reason);

    @Message("from {min} to {max}, {match}")
    String limits(String min, String max, String match);

    @Message("markup")
    String markup();

    @Message("markdown")
    String markdown();

    @Message("All markets")
    String allMarkets();

    @Message("All currencies")
    String allCurrencies();

    @Message("{what}, BUY leg")
    String buyLeg(String what);

    @Message("{what}, SELL leg")
    String sellLeg(String what);

    @Message("of the currency")
    String ofCurrency();

    @Message("orders that overlap")
    String overlap();

    @Message("orders that lie inside")
    String inclusion();

    @Message("staff pages")
    String onPages();

    @Message("staff pages and the JSON interface")
    String everywhere();

    @Message("none")
    String none();

    @Message("no limit")
    String noLimit();

    @Message("never")
    String never();

    @Message("at once")
    String atOnce();

    @Message("no end")
    String noEnd();

    @Message("anywhere")
    String anywhere();

    @Message("as all platforms")
    String asAllPlatforms();

    @Message("as the account")
    String asAccount();

    @Message("yes")
    String yes();

    @Message("no")
    String no();

    @Message("Currency")
    String currency();

    @Message("country")
    String country();

    @Message("trade type")
    String tradeType();

    @Message("mode")
    String mode();

    @Message("value")
    String value();

    @Message("direction")
    String direction();

    @Message("begins")
    String validFrom();

    @Message("ends")
    String validUntil();

    @Message("reason")
    String reason();

    @Message("from currency")
    String fromCurrency();

    @Message("to currency")
    String toCurrency();

    @Message("smallest order")
    String smallestOrder();

    @Message("largest order")
    String largestOrder();

    @Message("unit")
    String unit();

    @Message("which orders count")
    String match();

    @Message("name")
    String name();

    @Message("English name")
    String englishName();

    @Message("French name")
    String frenchName();

    @Message("requests a minute")
    String requestsPerMinute();

    @Message("requests at once")
    String burst();

    @Message("concurrent requests")
    String concurrency();

    @Message("reading interval")
    String interval();

    @Message("reading")
    String reading();

    @Message("adaptive reading")
    String adaptive();

    @Message("Reading interval of all platforms")
    String intervalOfAll();

    @Message("Reading of all platforms")
    String readingOfAll();

    @Message("Adaptive reading of all platforms")
    String adaptiveOfAll();

    @Message("Source policy")
    String sourcePolicy();

    @Message("Merchants, orders in 30 days at least")
    String merchantOrders();

    @Message("Merchants, completion rate at least")
    String merchantCompletion();

    @Message("Verified merchants only")
    String verifiedOnly();

    @Message("Outliers, median absolute deviations")
    String outlierDeviations();

    @Message("Outliers, distance from the median")
    String outlierPercent();

    @Message("Trust, an offer must take an order of")
    String minCapacity();

    @Message("Trust, with fewer than 5 merchants: farthest from the zone’s reference rate")
    String thinGuard();

    @Message("Trust, merchants near the best price")
    String supportMerchants();

    @Message("Trust, near the best price means within")
    String supportPercent();

    @Message("High confidence, merchants from")
    String confidenceHigh();

    @Message("Medium confidence, merchants from")
    String confidenceMedium();

    @Message("Rates are stale after")
    String staleAfter();

    @Message("Rates are unavailable after")
    String unavailableAfter();

    @Message("Alert on a change of")
    String variation();

    @Message("Hold back a jump of")
    String holdBack();

    @Message("Quiet time after an alert")
    String cooldown();

    @Message("Alert below a premium over the official rate of")
    String premiumMin();

    @Message("Alert above a premium over the official rate of")
    String premiumMax();

    @Message("Changes need a confirmation above")
    String confirmAbove();

    @Message("Confirmations are asked on")
    String appliesTo();

    @Message("Groups")
    String groups();

    @Message("Account")
    String account();

    @Message("Limit of requests a minute")
    String quotaPerMinute();

    @Message("Limit of requests at once")
    String quotaBurst();

    @Message("Limit of calls a month")
    String quotaMonthly();

    @Message("Price of a call (US dollars)")
    String pricePerCall();

    @Message("Free of charge")
    String exempt();

    @Message("Name of the key")
    String keyName();

    @Message("Addresses it may be used from")
    String allowedAddresses();

    @Message("Expires")
    String expiresAt();

    @Message("Role")
    String role();

    @Message("ISO code")
    String isoCode();

    @Message("username")
    String username();

    @Message("password")
    String password();

    @Message("amount")
    String typedAmount();

    @Message("month")
    String month();

    @Message("identifier")
    String identifier();

    @Message("time")
    String instant();

    @Message("version of the page")
    String pageVersion();

    @Message("note")
    String note();
}
