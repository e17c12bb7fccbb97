package io.usdtaggregator.endtoend;

import static io.usdtaggregator.client.api.RatesApi.APIGetBestRatesRequest;
import static io.usdtaggregator.client.api.RatesApi.APIGetCrossRateRequest;
import static io.usdtaggregator.client.api.RatesApi.APIGetQuoteRequest;
import static io.usdtaggregator.client.api.RatesApi.APIMakeQuoteRequest;
import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.client.ApiClient;
import io.usdtaggregator.client.ApiException;
import io.usdtaggregator.client.api.RatesApi;
import io.usdtaggregator.client.api.ReferenceApi;
import io.usdtaggregator.client.api.WhoCallsApi;
import io.usdtaggregator.client.api.WhoCallsApi.APIGetTokenRequest;
import io.usdtaggregator.client.model.Currency;
import io.usdtaggregator.client.model.Login;
import io.usdtaggregator.client.model.Quote;
import io.usdtaggregator.client.model.QuoteRequest;
import io.usdtaggregator.client.model.QuoteRequestAmount;
import io.usdtaggregator.client.model.Rate;
import io.usdtaggregator.model.json.MarketJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client that the build makes from the OpenAPI document, as an integrator in Java would use it. */
class ClientIT {
    private final World world = new World();
    private final RatesApi rates = new RatesApi(
            client("X-API-Key", world.set.credentials.get("api_key").asText()));

    @BeforeEach
    void a_world_of_two_markets() {
        world.reset();
        world.book("binance", "XOF/-/BUY", World.offer("600", "1", "900000"));
        world.book("binance", "GHS/-/SELL", World.offer("12.3", "1", "900000"));
        world.refresh();
    }

    @Test
    void it_reads_a_rate_and_a_cross_rate() throws Exception {
        await().atMost(PATIENCE).until(() -> zoneRate().getRate() != null);
        Rate rate = zoneRate();
        assertEquals(0, new BigDecimal("600").compareTo(new BigDecimal(rate.getRawRate())));
        assertEquals(Rate.StatusEnum.FRESH, rate.getStatus());
        assertTrue(rate.getSandbox());
        var cross = rates.getCrossRate(APIGetCrossRateRequest.newBuilder()
                .fromCurrency("XOF")
                .toCurrency("GHS")
                .amount("100000")
                .build());
        assertEquals("XOF", cross.getFromCurrency());
        assertEquals(rate.getRateId(), cross.getLegs().getBuy().getRateId());
    }

    @Test
    void it_makes_a_quote_once_and_reads_it_again() throws Exception {
        await().atMost(PATIENCE).until(() -> zoneRate().getRate() != null);
        APIMakeQuoteRequest request = APIMakeQuoteRequest.newBuilder()
                .quoteRequest(new QuoteRequest()
                        .fromCurrency("XOF")
                        .toCurrency("GHS")
                        .amount(new QuoteRequestAmount("100000")))
                .idempotencyKey(UUID.randomUUID().toString())
                .build();
        Quote quote = rates.makeQuote(request);
        assertEquals(quote.getId(), rates.makeQuote(request).getId());
        assertEquals(
                quote.getRate(),
                rates.getQuote(APIGetQuoteRequest.newBuilder().id(quote.getId()).build())
                        .getRate());
    }

    @Test
    void it_logs_in_and_uses_the_token() throws Exception {
        var integrator = world.set.credentials.get("integrator");
        String access = new WhoCallsApi(client("X-Nothing", ""))
                .getToken(APIGetTokenRequest.newBuilder()
                        .login(new Login()
                                .username(integrator.get("username").asText())
                                .password(integrator.get("password").asText()))
                        .build())
                .getAccess();
        List<Currency> currencies = new ReferenceApi(client("Authorization", "Bearer " + access))
                .getCurrencies(ReferenceApi.APIGetCurrenciesRequest.newBuilder().build())
                .getCurrencies();
        assertEquals(
                List.of("XOF", "GHS"),
                currencies.stream().map(Currency::getCode).toList());
    }

    @Test
    void it_tells_what_is_wrong() throws Exception {
        ApiException refused = assertThrows(
                ApiException.class,
                () -> rates.getBestRates(
                        APIGetBestRatesRequest.newBuilder().fiat("EUR").build()));
        assertEquals(400, refused.getCode());
        var problem = MarketJson.mapper().readTree(refused.getResponseBody());
        assertEquals("fiat", problem.at("/errors/0/field").asText());
    }

    private Rate zoneRate() throws ApiException {
        return rates
                .getBestRates(APIGetBestRatesRequest.newBuilder()
                        .fiat("XOF")
                        .tradeType("BUY")
                        .build())
                .getBestRates()
                .stream()
                .filter(rate -> rate.getCountry() == null)
                .findFirst()
                .orElseThrow();
    }

    private ApiClient client(String header, String value) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(world.set.gateway().base());
        client.setRequestInterceptor(request -> request.header(header, value));
        return client;
    }
}
