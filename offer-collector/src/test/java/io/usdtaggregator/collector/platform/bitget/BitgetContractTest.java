package io.usdtaggregator.collector.platform.bitget;

import io.usdtaggregator.collector.platform.AdapterContract;
import io.usdtaggregator.collector.platform.Wire;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.Optional;

class BitgetContractTest extends AdapterContract {

    BitgetContractTest() {
        super(new Wire(
                "bitget-ars-side1-1-fragment",
                Market.zone("ARS", TradeType.BUY),
                (market, json) -> BitgetBook.page(market, 1, json),
                "/data/dataList",
                "/advNo",
                false,
                new Wire.Numbers("/price", "/amount", "/minAmount", "/maxAmount", List.of()),
                new Wire.Merchants("/nickName", Optional.of("/thirtyTunoverNum"), "/turnoverRate"),
                List.of(new Wire.Said("/coinCode", "USDT", "BTC"), new Wire.Said("/fiatCode", "ARS", "XOF"))));
    }
}
