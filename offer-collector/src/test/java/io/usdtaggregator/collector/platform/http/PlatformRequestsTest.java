package io.usdtaggregator.collector.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.collector.FakePlatform;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What really goes over the wire to each platform when the client buys USDT for naira, and when they sell. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakePlatform.class)
class PlatformRequestsTest {
    @Inject
    @All
    List<Platform> platforms;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "okx     | BUY  | /v3/c2c/tradingOrders/books?baseCurrency=USDT&isAbleFilter=false&paymentMethod=all"
                        + "&quoteCurrency=NGN&receivingAds=false&showAlreadyTraded=false&showFollow=false"
                        + "&showTrade=false&side=sell&userType=all",
                "okx     | SELL | /v3/c2c/tradingOrders/books?baseCurrency=USDT&isAbleFilter=false&paymentMethod=all"
                        + "&quoteCurrency=NGN&receivingAds=false&showAlreadyTraded=false&showFollow=false"
                        + "&showTrade=false&side=buy&userType=all",
                "htx     | BUY  | /-/x/otc/v1/data/trade-market?acceptOrder=0&amount=&blockType=general&coinId=2&country="
                        + "&currPage=1&currency=15&isFollowed=false&online=1&onlyTradable=false&payMethod=0&range=0"
                        + "&tradeType=sell",
                "kucoin  | BUY  | /_api/otc/ad/list?currency=USDT&lang=en_US&legal=NGN&page=1&pageSize=50&side=SELL"
                        + "&status=PUTUP",
                "kucoin  | SELL | /_api/otc/ad/list?currency=USDT&lang=en_US&legal=NGN&page=1&pageSize=50&side=BUY"
                        + "&status=PUTUP",
                "mexc    | BUY  | /api/market?adsType=1&allowTrade=false&amount=&blockTrade=false"
                        + "&coinId=128f589271cb4951b03e71e6323eb7be&countryCode=&currency=NGN&follow=false"
                        + "&haveTrade=false&page=1&pageSize=50&payMethod=&tradeType=SELL",
                "palaver | BUY  | /api/adverts?coin=USDT&money=NGN&page=1&side=SELL&size=25",
            })
    void a_question_in_the_address_is_asked_as_the_platform_wants_it(String platform, TradeType type, String expected) {
        read(platform, type);

        assertEquals(expected, FakePlatform.lastAsked(platform).addressInOrder());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binance | BUY  | /bapi/c2c/v2/friendly/c2c/adv/search | {\"asset\":\"USDT\",\"fiat\":\"NGN\","
                        + "\"tradeType\":\"BUY\",\"page\":1,\"rows\":20,\"payTypes\":[],\"countries\":[],"
                        + "\"publisherType\":null}",
                "bybit   | BUY  | /fiat/otc/item/online | {\"userId\":\"\",\"tokenId\":\"USDT\",\"currencyId\":\"NGN\","
                        + "\"payment\":[],\"side\":\"1\",\"size\":\"50\",\"page\":\"1\",\"amount\":\"\","
                        + "\"authMaker\":false,\"canTrade\":false}",
                "bitget  | BUY  | /v1/p2p/pub/adv/queryAdvList | {\"side\":1,\"pageNo\":1,\"pageSize\":20,"
                        + "\"coinCode\":\"USDT\",\"fiatCode\":\"NGN\",\"languageType\":0}",
                "bitget  | SELL | /v1/p2p/pub/adv/queryAdvList | {\"side\":2,\"pageNo\":1,\"pageSize\":20,"
                        + "\"coinCode\":\"USDT\",\"fiatCode\":\"NGN\",\"languageType\":0}",
            })
    void a_question_in_the_body_is_asked_as_the_platform_wants_it(
            String platform, TradeType type, String path, String body) {
        read(platform, type);

        FakePlatform.Asked asked = FakePlatform.lastAsked(platform);
        assertEquals(path, asked.addressInOrder());
        assertEquals(body, asked.body());
        assertEquals("usdt-aggregator/1.0", asked.userAgent());
    }

    private void read(String platform, TradeType type) {
        platforms.stream()
                .filter(one -> one.code().equals(platform))
                .findFirst()
                .orElseThrow()
                .read(Market.zone("NGN", type), Permits.unlimited())
                .await()
                .atMost(Duration.ofMinutes(1));
    }
}
