package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English sentences on why offers do not count, and the texts of a market's charts; French is in {@code messages/offer_fr.properties}. */
@MessageBundle(value = "offer", locale = "en")
public interface OfferMessages {

    @Message("a needed figure is missing or unreadable")
    String unreadable();

    @Message("another currency, asset or side, or not for sale")
    String notWhatWasAsked();

    @Message("takes less than the smallest amount of the currency")
    String takesNothing();

    @Message("takes {value} USDT at most, {limit} are needed")
    String capacity(String value, String limit);

    @Message("reaches {value} {unit}, at least {limit} are needed")
    String ordersTooSmall(String value, String limit, String unit);

    @Message("reaches {value} {unit}, at most {limit} are wanted")
    String ordersTooLarge(String value, String limit, String unit);

    @Message("{value} orders in 30 days, {limit} are needed")
    String merchantOrders(String value, String limit);

    @Message("completes {value} % of orders, {limit} % are needed")
    String merchantCompletion(String value, String limit);

    @Message("not verified")
    String merchantNotVerified();

    @Message("cannot be paid in a way of this country")
    String otherMethod();

    @Message("by a limit that was changed since")
    String limitChanged();

    @Message("{value} % from the median; the larger of {mad} times the usual distance and {limit} % is allowed")
    String fromMedian(String value, String mad, String limit);

    @Message("{value} % from the zone’s reference rate, {limit} % are allowed where few offer")
    String fromReference(String value, String limit);

    @Message("fewer than {value} merchants offer within {limit} % of this price")
    String alone(String value, String limit);

    @Message("no default platform is active")
    String fallbackNoDefault();

    @Message("the default platform has no offers of this market")
    String fallbackNoBook();

    @Message("no offer of the default platform passes the filters")
    String fallbackNoOffers();

    @Message("the default platform was not read for too long")
    String fallbackTooOld();

    @Message("the default platform does not serve")
    String fallbackOther();

    @Message("By payment method")
    String byMethod();

    @Message("By country")
    String byCountry();

    @Message("Best price")
    String bestPrice();

    @Message("On offer (USDT)")
    String onOffer();

    @Message("Only offers that count, before rules. An offer that can be paid in several ways is in each of them.")
    String byMethodHelp();

    @Message("No offer counts now, so there is nothing to split by payment method.")
    String noMethods();

    @Message("from the reference rate: {percent} %")
    String fromReferenceRate(String percent);

    @Message("spread {percent} %")
    String spreadOf(String percent);

    @Message("{number} {#if number == 1}offer{#else}offers{/if}")
    String offersOf(int number);

    @Message("The marked spans are times without a good read.")
    String gapsInChart();

    @Message("Compare with")
    String compareWith();

    @Message("Enlarge")
    String zoomIn();

    @Message("Show a longer time")
    String zoomOut();

    @Message("Show all")
    String zoomAll();

    @Message("Offers {first} to {last} of {found} are shown.")
    String shownFromTo(int first, int last, int found);

    @Message("Offers before these")
    String offersBefore();

    @Message("More offers")
    String offersAfter();
}
