package io.usdtaggregator.simulator.market;

/**
 * Names a simulated book.
 *
 * @param country {@code -} for the whole currency zone
 * @param clientSide {@code BUY} = the client buys USDT
 */
public record MarketName(String platform, String fiat, String country, String clientSide) {
    public static final String ZONE = "-";

    public String makerSide() {
        return clientSide.equals("BUY") ? "SELL" : "BUY";
    }

    /** The book of those who want the opposite. */
    public MarketName otherSide() {
        return new MarketName(platform, fiat, country, makerSide());
    }

    public boolean isClientBuy() {
        return clientSide.equals("BUY");
    }

    @Override
    public String toString() {
        return platform + "/" + fiat + "/" + country + "/" + clientSide;
    }
}
