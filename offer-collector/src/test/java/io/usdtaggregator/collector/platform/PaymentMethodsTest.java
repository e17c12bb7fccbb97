package io.usdtaggregator.collector.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.market.PaymentMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentMethodsTest {

    @ParameterizedTest
    @CsvSource({
        "MTNMobileMoney, mtn_momo",
        "MoMoNew, mtn_momo",
        "MTN Mobile Money, mtn_momo",
        "Orange Money-OM, orange_money",
        "Orange Money - OM, orange_money",
        "WaveMobile, wave",
        "Wave Mobile Money, wave",
        "MoovMoney, moov_money",
        "Flooz, moov_money",
        "Vodafonecash, telecel_cash",
        "Telecel Cash, telecel_cash",
        "TigoMoney, airteltigo_money",
        "ATMoney, airteltigo_money",
        "TMoney, t_money",
        "FreeMoney, free_money",
        "Mixx by Yas, mixx_by_yas",
        "Bank Transfer (Africa), bank_transfer",
        "SpecificBank, bank_transfer",
        "GCBBank, gcb_bank",
        "WavePay1, bybit:WavePay1",
        "Любой ваш банк, bybit:Любой ваш банк"
    })
    void names_of_one_method_are_one_identifier_and_unknown_ones_are_named_with_their_platform(
            String own, String canonical) {
        assertEquals(
                canonical, PaymentMethods.of("bybit", own, Optional.empty()).identifier());
    }

    @Test
    void the_platforms_own_name_is_kept() {
        assertEquals(
                new PaymentMethod("orange_money", "Orange Money - OM"),
                PaymentMethods.of("bybit", "OrangeMoney", Optional.of("Orange Money - OM")));
        assertEquals(
                new PaymentMethod("bank_transfer", "Bank Transfer"),
                PaymentMethods.of("bybit", "14", Optional.of("Bank Transfer")));
        assertEquals(new PaymentMethod("bybit:377", "377"), PaymentMethods.of("bybit", "377", Optional.empty()));
    }

    @Test
    void of_a_list_without_bounds_so_many_methods_are_kept_as_may_be_meant() {
        List<Optional<PaymentMethod>> said = IntStream.range(0, 10_000)
                .mapToObj(number -> Optional.of(PaymentMethods.of("bybit", "m" + number, Optional.empty())))
                .toList();

        assertEquals(100, PaymentMethods.distinct(said).size());
    }

    @Test
    void a_method_said_twice_under_two_names_counts_once() {
        List<Optional<PaymentMethod>> said = List.of(
                Optional.of(PaymentMethods.of("bybit", "MTNMobileMoney", Optional.empty())),
                Optional.empty(),
                Optional.of(PaymentMethods.of("bybit", "MoMoNew", Optional.of("MoMo"))));
        assertEquals(1, PaymentMethods.distinct(said).size());
    }

    @Test
    void an_identifier_and_its_name_never_mean_two_methods() {
        JsonNode lists = OddRow.tree(Recorded.text("binance-xof-xaf-ghs-trademethods.json"));
        Map<String, Set<String>> mobile = new TreeMap<>();
        lists.fields().forEachRemaining(list -> {
            Set<String> known = new TreeSet<>();
            for (JsonNode entry : list.getValue()) {
                String[] both = entry.asText().split("\\|");
                String own = PaymentMethods.of("bybit", both[0], Optional.of(both[1]))
                        .identifier();
                String named =
                        PaymentMethods.of("bybit", both[1], Optional.empty()).identifier();
                if (!own.startsWith("bybit:") || !named.startsWith("bybit:")) {
                    assertEquals(own, named, entry.asText());
                    known.add(own);
                }
            }
            mobile.put(list.getKey(), known);
        });
        List<String> missing = new ArrayList<>(List.of(
                "orange_money", "mtn_momo", "wave", "moov_money", "t_money", "free_money", "bank_transfer", "ecobank"));
        missing.removeAll(mobile.get("XOF"));
        assertEquals(List.of(), missing);
    }

    /** 13 is one method at Bybit and another at MEXC. */
    @Test
    void numbers_of_two_platforms_are_not_one_method() {
        assertEquals(
                "bybit:13", PaymentMethods.of("bybit", "13", Optional.empty()).identifier());
        assertEquals(
                "mexc:13", PaymentMethods.of("mexc", "13", Optional.empty()).identifier());
    }
}
