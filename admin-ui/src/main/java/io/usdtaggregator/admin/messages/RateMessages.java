package io.usdtaggregator.admin.messages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The English texts of the pages that show and explain rates; French is in {@code messages/rate_fr.properties}. */
@MessageBundle(value = "rate", locale = "en")
public interface RateMessages {

    @Message("whole zone")
    String wholeZone();

    @Message("Place")
    String place();

    @Message("Client buys")
    String buy();

    @Message("Client sells")
    String sell();

    @Message("Spread (%)")
    String spread();

    @Message("Last 24 hours")
    String day();

    @Message("Age")
    String ageColumn();

    @Message("The connection is lost: these figures no longer change. They come back by themselves.")
    String connectionLost();

    @Message(
            "Local currency for 1 USDT. The spread is the distance from selling to buying, in percent of their middle; the reference rate is the middle of all offers, before rules.")
    String liveHelp();

    @Message("No history of this day.")
    String noDay();

    @Message("from {low} to {high}")
    String dayRange(String low, String high);

    @Message("fallback")
    String fallbackMark();

    @Message("Live: follows every few seconds")
    String connectionLive();

    @Message("No currency is active, so there is no market to show. Enable one under")
    String noCurrency();

    @Message("Reference rate")
    String reference();

    @Message("middle of all offers, before rules")
    String referenceHelp();

    @Message("ref. {rate}")
    String referenceShort(String rate);

    @Message("Both sides of this place")
    String bothSides();

    @Message(
            "No rate has been published of this market yet: it was not read, or no platform serves it. Ask for a read under")
    String notPublished();

    @Message("rule of")
    String ruleOf();

    @Message("all markets")
    String everywhere();

    @Message("Another platform than the default one serves:")
    String fallbackServes();

    @Message("no rate")
    String noRateYet();

    @Message("Cross rates")
    String crossRates();

    @Message("Rate look-up")
    String lookUp();

    @Message("no rule applies")
    String noRule();

    @Message("read {age} ago")
    String readAgo(String age);

    @Message("never read")
    String neverRead();

    @Message("Confidence")
    String confidence();

    @Message("high")
    String confidenceHigh();

    @Message("medium")
    String confidenceMedium();

    @Message("low")
    String confidenceLow();

    @Message("{eligible} of {seen} offers count")
    String eligibleOf(int eligible, int seen);

    @Message("There is no rate: no platform was read for this market.")
    String reasonNoBook();

    @Message("There is no rate: no offer passed the filters.")
    String reasonNoOffers();

    @Message("There is no rate: the last good read is too old.")
    String reasonTooOld();

    @Message("There is no rate: no offer can be paid in this way.")
    String reasonNoMethod();

    @Message("There is no rate: one of the two markets has none.")
    String reasonNoLeg();

    @Message("Record of this rate:")
    String recordOf();

    @Message("Price over time")
    String course();

    @Message("Span")
    String span();

    @Message("Hour")
    String spanHour();

    @Message("Day")
    String spanDay();

    @Message("Week")
    String spanWeek();

    @Message("Month")
    String spanMonth();

    @Message("Year")
    String spanYear();

    @Message("Chart of the rate over the chosen span, as candles")
    String candlesLabel();

    @Message(
            "Each bar goes from the lowest to the highest rate of its time, in the times of your zone. Drag over a time to enlarge it; two fingers, the buttons and the keys + and − do the same.")
    String candlesHelp();

    @Message("There is nothing to draw yet.")
    String noChart();

    @Message("The chart cannot be shown now: the rate-engine does not answer. Try again in a moment.")
    String chartFailed();

    @Message("Depth of both sides")
    String depth();

    @Message("Chart of the USDT on offer up to each price, for both sides")
    String depthLabel();

    @Message("USDT on offer at each price or a better one, before rules. Dashed: the reference rate of each side.")
    String depthHelp();

    @Message("USDT on offer near each side’s reference rate")
    String depthCaption();

    @Message("Within")
    String within();

    @Message("Offers")
    String offers();

    @Message("Offers, kept and dropped")
    String offersTitle();

    @Message("Payment method")
    String method();

    @Message("Show")
    String show();

    @Message("kept and dropped")
    String keptAndDropped();

    @Message("kept only")
    String keptOnly();

    @Message("dropped only")
    String droppedOnly();

    @Message("{platform} was read at {time}.")
    String bookOf(String platform, String time);

    @Message("{rows} of {found} offers are shown.")
    String shownOf(int rows, int found);

    @Message("No offer is like this. Choose another payment method, or show all.")
    String noOfferLikeThis();

    @Message("What became of it")
    String becameOf();

    @Message("counts")
    String counts();

    @Message("eligible, its platform does not serve now")
    String eligibleElsewhere();

    @Message("Order size")
    String orders();

    @Message("Available (USDT)")
    String available();

    @Message("Payment methods")
    String methods();

    @Message("Merchant")
    String merchant();

    @Message("{number} {#if number == 1}order{#else}orders{/if} in 30 days")
    String ordersOf(int number);

    @Message("could not be read")
    String unreadableOffer();

    @Message("No read of this market failed lately.")
    String noGaps();

    @Message(
            "What a customer receives for 1 unit of the currency that is given, by way of USDT. Choose one for its corridor and the calculator.")
    String matrixHelp();

    @Message("Given ↓ received →")
    String givenReceived();

    @Message("Given")
    String givenOne();

    @Message("the same currency")
    String sameCurrency();

    @Message("there and back {percent} %")
    String roundTripOf(String percent);

    @Message("The way back")
    String wayBack();

    @Message("The customer gives")
    String given();

    @Message("and receives")
    String received();

    @Message("Amount")
    String amount();

    @Message("The amount is")
    String amountIs();

    @Message("given, in {currency}")
    String isGiven(String currency);

    @Message("received, in {currency}")
    String isReceived(String currency);

    @Message("So that {amount} {currency} arrive, the customer gives")
    String mustBeGiven(String amount, String currency);

    @Message("All offers together do not bring so much.")
    String notSoMuch();

    @Message("pays by")
    String paysBy();

    @Message("is paid by")
    String isPaidBy();

    @Message("Calculate")
    String calculate();

    @Message("Rate of the way back")
    String inverse();

    @Message("{to} for 1 {from}")
    String perUnit(String to, String from);

    @Message("a cross rule applies")
    String crossRule();

    @Message("no cross rule applies")
    String noCrossRule();

    @Message("For {amount} {currency} the customer gets")
    String gets(String amount, String currency);

    @Message("That is a rate of {rate}, all rules applied.")
    String executable(String rate);

    @Message("Offers taken: {count} to buy USDT, {number} to sell.")
    String walked(int count, int number);

    @Message("The offers take the whole amount.")
    String coveredWhole();

    @Message("The offers take only {percent} % of the amount.")
    String coveredPart(String percent);

    @Message("No offer takes this amount: it is below the smallest order, or no offer is left.")
    String nothingTaken();

    @Message("Type an amount to see what a customer gets for it.")
    String typeAmount();

    @Message("The two legs")
    String legs();

    @Message("This is one and the same place: nothing is exchanged, the rate is 1.")
    String samePlace();

    @Message("A customer asks why a rate was what it was? Take rate_id from the answer, or say when it was.")
    String lookUpHelp();

    @Message("Look up another rate")
    String lookUpAnother();

    @Message("Rate id (rate_id)")
    String rateId();

    @Message("Find by id")
    String findById();

    @Message("When")
    String instant();

    @Message("Find by time")
    String findByInstant();

    @Message("Find the corridor’s rate")
    String findCorridor();

    @Message("Print")
    String print();

    @Message("Asked about: {time}.")
    String askedAbout(String time);

    @Message("Record")
    String recordIs();

    @Message("Customers were told this from {time} on, until the next change.")
    String publishedAt(String time);

    @Message("For 1 USDT customers were told")
    String told();

    @Message("The best offer was on {platform}, at {price} {currency}; it was read at {time}.")
    String bestOffer(String platform, String price, String currency, String time);

    @Message("Staff’s rule was applied:")
    String ruleMade();

    @Message("Its reason: “{reason}”.")
    String ruleReason(String reason);

    @Message("It was set by {name}.")
    String ruleBy(String name);

    @Message("No rule applied: this is the price as it was read.")
    String noRuleThen();

    @Message("Another platform than the default one served:")
    String fallbackThen();

    @Message("{seen} offers were seen, {eligible} counted.")
    String seenThen(int seen, int eligible);

    @Message("Left out:")
    String leftOutThen();

    @Message("Confidence:")
    String confidenceThen();

    @Message("Offers that counted, best first ({count})")
    String offersThen(int count);

    @Message("For 1 {currency} customers were told")
    String crossTold(String currency);

    @Message("It is the selling rate of {sell} {to} divided by the buying rate of {buy} {from}, each for 1 USDT.")
    String crossMadeOf(String sell, String to, String buy, String from);

    @Message("Staff’s cross rule for this corridor was applied to both.")
    String crossRuleThen();

    @Message("No cross rule applied.")
    String noCrossRuleThen();

    @Message("There and back cost {percent} %.")
    String roundTripThen(String percent);

    @Message("Open")
    String candleOpen();

    @Message("High")
    String candleHigh();

    @Message("Low")
    String candleLow();

    @Message("Close")
    String candleClose();
}
