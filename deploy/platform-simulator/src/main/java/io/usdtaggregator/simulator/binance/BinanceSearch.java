package io.usdtaggregator.simulator.binance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/** The request body of Binance's search, as far as it changes the answer. */
@JsonIgnoreProperties(ignoreUnknown = true)
record BinanceSearch(
        String asset,
        String fiat,
        String tradeType,
        Integer page,
        Integer rows,
        List<String> payTypes,
        List<String> countries) {}
