package io.usdtaggregator.admin.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.settings.FirstStart;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketSearchTest {
    private final MarketSearch search = new MarketSearch(FirstStart.settings(), "fr");

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Côte d'Ivoire",
                "Côte d’Ivoire",
                "cote d'ivoire",
                "COTE D IVOIRE",
                "cote divoire",
                "ivoire",
                "Ivory Coast",
                "xof ci",
                "XOF:CI",
                "marché de la côte d'ivoire",
                "taux xof côte"
            })
    void a_place_is_found_however_it_is_written(String typed) {
        assertEquals("/markets/XOF:CI:BUY /markets/XOF:CI:SELL", paths(typed));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cote d'ivoire vente, /markets/XOF:CI:SELL",
        "le client achète xof ci, /markets/XOF:CI:BUY",
        "achete xof ci, /markets/XOF:CI:BUY",
        "vendre bénin, /markets/XOF:BJ:SELL",
        "benin buy, /markets/XOF:BJ:BUY",
        "cédi vente, /markets/GHS:-:SELL /markets/GHS:GH:SELL",
    })
    void a_side_is_a_word_of_either_language(String typed, String found) {
        assertEquals(found, paths(typed));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "xof ghs, /corridors/XOF:-:GHS:-",
        "XOF → GHS, /corridors/XOF:-:GHS:-",
        "xof vers ghs, /corridors/XOF:-:GHS:-",
        "sénégal cedi, /corridors/XOF:SN:GHS:-",
        "cote d'ivoire ghana, /corridors/XOF:CI:GHS:-",
        "couloir du bénin à xaf, /corridors/XOF:BJ:XAF:-",
        "benin xaf, /corridors/XOF:BJ:XAF:-",
    })
    void two_places_are_a_corridor(String typed, String found) {
        assertEquals(found, paths(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzz", "x", "achat", "d", "'"})
    void what_names_no_place_finds_none(String typed) {
        assertEquals(List.of(), search.find(typed));
    }

    @Test
    void the_name_of_a_currency_finds_all_of_its_places() {
        assertTrue(paths("franc bceao vente").contains("/markets/XOF:SN:SELL"));
        assertTrue(!paths("franc bceao vente").contains("XAF"));
    }

    private String paths(String typed) {
        return search.find(typed).stream().map(Hit::path).collect(Collectors.joining(" "));
    }
}
