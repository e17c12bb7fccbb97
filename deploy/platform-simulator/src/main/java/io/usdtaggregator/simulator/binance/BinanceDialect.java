package io.usdtaggregator.simulator.binance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.simulator.dialect.AdvertPage;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Binance: money as text, the maker's side, promoted rows with a {@code privilegeType}. */
final class BinanceDialect implements Dialect {
    /** Makers who sell keep back a fee: what can be traded is a little less than what is left. */
    private static final BigDecimal WITH_FEE_RESERVE = new BigDecimal("1.001");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String platform() {
        return "binance";
    }

    @Override
    public String answer(AdvertPage shown) {
        ObjectNode answer = envelope("000000");
        ArrayNode data = answer.putArray("data");
        shown.offers().forEach(offer -> data.add(row(shown, offer)));
        answer.put("total", shown.total());
        answer.put("success", true);
        return answer.toString();
    }

    @Override
    public String error() {
        ObjectNode answer = envelope("000002");
        answer.put("message", "illegal parameter");
        answer.putNull("data");
        return answer.toString();
    }

    private static ObjectNode envelope(String code) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", code);
        answer.putNull("message");
        answer.putNull("messageDetail");
        return answer;
    }

    private static ObjectNode row(AdvertPage shown, SimulatedOffer offer) {
        ObjectNode row = JSON.createObjectNode();
        row.set("adv", advert(shown, offer));
        row.set("advertiser", advertiser(offer));
        row.set("privilegeDesc", offer.promoted() ? JsonNodeFactory.instance.textNode("Featured Ad") : null);
        row.set("privilegeType", offer.promoted() ? JsonNodeFactory.instance.numberNode(2) : null);
        return row;
    }

    private static ObjectNode advert(AdvertPage shown, SimulatedOffer offer) {
        boolean makerSells = shown.market().isClientBuy();
        ObjectNode adv = JSON.createObjectNode();
        adv.put("advNo", offer.id());
        adv.put("classify", "mass");
        adv.put("tradeType", shown.makerSide(offer));
        adv.put("asset", "USDT");
        adv.put("fiatUnit", shown.market().fiat());
        adv.put("price", text(offer.price()));
        adv.put("surplusAmount", text(makerSells ? offer.available().multiply(WITH_FEE_RESERVE) : offer.available()));
        adv.put("tradableQuantity", text(offer.available()));
        adv.put("maxSingleTransAmount", text(offer.max()));
        adv.put("minSingleTransAmount", text(offer.min()));
        adv.put("dynamicMaxSingleTransAmount", text(offer.dynamicMax().setScale(2, RoundingMode.DOWN)));
        adv.putNull("remarks");
        adv.put("payTimeLimit", 15);
        ArrayNode methods = adv.putArray("tradeMethods");
        offer.methods().forEach(method -> {
            ObjectNode entry = methods.addObject();
            entry.putNull("payId");
            entry.put("payType", method);
            entry.put("identifier", method);
            entry.put("tradeMethodName", method);
            entry.putNull("tradeMethodShortName");
        });
        adv.put("takerAdditionalKycRequired", 0);
        adv.put("isTradable", offer.tradable());
        adv.putNull("launchCountry");
        return adv;
    }

    private static ObjectNode advertiser(SimulatedOffer offer) {
        ObjectNode advertiser = JSON.createObjectNode();
        advertiser.put("userNo", "s" + Integer.toHexString(offer.merchant().hashCode()));
        advertiser.put("nickName", offer.merchant());
        advertiser.put("monthOrderCount", offer.orders30d());
        advertiser.put("monthFinishRate", offer.completionRate());
        advertiser.put("positiveRate", offer.completionRate());
        advertiser.put("userType", offer.verified() ? "merchant" : "user");
        return advertiser;
    }

    private static String text(BigDecimal number) {
        return number.toPlainString();
    }
}
