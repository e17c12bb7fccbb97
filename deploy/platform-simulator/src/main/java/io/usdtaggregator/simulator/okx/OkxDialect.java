package io.usdtaggregator.simulator.okx;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.simulator.dialect.AdvertPage;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.PaymentNames;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.util.Locale;

/** OKX: the whole book in the list of the asked side, money as text, currencies in small letters. */
final class OkxDialect implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String platform() {
        return "okx";
    }

    @Override
    public String answer(AdvertPage shown) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", 0);
        ObjectNode data = answer.putObject("data");
        boolean selling = shown.market().isClientBuy();
        data.putArray(selling ? "buy" : "sell");
        ArrayNode rows = data.putArray(selling ? "sell" : "buy");
        shown.offers().forEach(offer -> rows.add(row(shown, offer)));
        data.put("total", shown.total());
        answer.put("detailMsg", "");
        answer.put("error_code", "0");
        answer.put("error_message", "");
        answer.put("msg", "");
        return answer.toString();
    }

    @Override
    public String error() {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", 17007);
        answer.put("msg", "region restricted");
        answer.putNull("data");
        return answer.toString();
    }

    private static ObjectNode row(AdvertPage shown, SimulatedOffer offer) {
        ObjectNode row = JSON.createObjectNode();
        row.put("id", offer.id());
        row.put("side", shown.makerSide(offer).toLowerCase(Locale.ROOT));
        row.put("baseCurrency", "usdt");
        row.put("quoteCurrency", shown.market().fiat().toLowerCase(Locale.ROOT));
        row.put("price", offer.price().toPlainString());
        row.put("availableAmount", offer.available().toPlainString());
        row.put("quoteMinAmountPerOrder", offer.min().toPlainString());
        row.put("quoteMaxAmountPerOrder", offer.dynamicMax().toPlainString());
        row.put("completedOrderQuantity", offer.orders30d() * 6);
        row.put("completedRate", offer.completionRate().toPlainString());
        row.put("creatorType", offer.verified() ? "certified" : "common");
        row.put(
                "merchantId",
                offer.verified() ? Integer.toHexString(offer.merchant().hashCode()) : "");
        row.put("publicUserId", Integer.toHexString(offer.merchant().hashCode()));
        row.put("nickName", offer.merchant());
        ArrayNode methods = row.putArray("paymentMethods");
        offer.methods().forEach(method -> methods.add(PaymentNames.of(method)));
        row.put("paymentTimeoutMinutes", 15);
        row.put("userType", "all");
        return row;
    }
}
