package io.usdtaggregator.collector.platform;

import static io.usdtaggregator.collector.platform.Recorded.failure;
import static io.usdtaggregator.collector.platform.Recorded.offers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.reads.ReadStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter does with each oddity of a field. A platform's own test extends it and says how it writes. */
public abstract class AdapterContract {
    private static final int FUZZ_ROUNDS = 1500;

    private final Wire wire;
    private final OddRow answer;

    protected AdapterContract(Wire wire) {
        this.wire = wire;
        this.answer = new OddRow(wire);
    }

    @Test
    void numbers_as_text_and_as_numbers_are_the_same_offers() {
        String texts = answer.all(row -> wire.numbers().all().forEach(field -> asText(row.at(field), field, row)));
        String numbers = answer.all(row -> wire.numbers().all().forEach(field -> asNumber(row.at(field), field, row)));
        List<String> expected = Recorded.lines(offers(wire.read(answer.all(row -> {}))));
        assertEquals(expected, Recorded.lines(offers(wire.read(texts))));
        assertEquals(expected, Recorded.lines(offers(wire.read(numbers))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"1,5\"",
                "\"0x10\"",
                "\"1 000\"",
                "true",
                "{}",
                "[600]",
                "1e308",
                "\"1e308\"",
                "1e-300",
                "1e999999999",
                "999999999999999999999999999999999999999999999999999999999999"
            })
    void a_number_that_makes_no_sense_drops_its_offer_only(String odd) {
        wire.numbers().all().forEach(field -> assertThirdDropped(DropReason.MALFORMED, answer.with(field, odd)));
    }

    @Test
    void a_number_of_thousands_of_digits_drops_its_offer_only() {
        assertThirdDropped(DropReason.MALFORMED, withPrice("9".repeat(5000)));
        assertThirdDropped(DropReason.MALFORMED, withPrice("0." + "0".repeat(5000) + "1"));
        assertThirdDropped(DropReason.MALFORMED, withPrice("1e99999999999"));
        assertThirdDropped(DropReason.MALFORMED, withPrice("1e-99999999999"));
    }

    /** Written into the text, since no reader of JSON makes such a number. */
    private String withPrice(String number) {
        return answer.with(wire.numbers().price(), "\"@\"").replace("\"@\"", number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void a_number_that_is_not_there_drops_its_offer_only(String nothing) {
        wire.numbers()
                .all()
                .forEach(field -> assertThirdDropped(DropReason.MALFORMED, answer.third(row -> {
                    wire.numbers().fallbacks().forEach(other -> OddRow.remove(row, other));
                    OddRow.put(row, field, nothing);
                })));
    }

    @Test
    void a_missing_field_drops_its_offer_only() {
        wire.numbers().all().forEach(field -> {
            List<String> fields = new ArrayList<>(wire.numbers().fallbacks());
            fields.add(field);
            assertThirdDropped(DropReason.MALFORMED, answer.without(fields));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-600", "\"-600\"", "\"-0.000001\""})
    void a_negative_number_makes_its_offer_invalid(String negative) {
        wire.numbers().all().forEach(field -> assertThirdDropped(DropReason.INVALID, answer.with(field, negative)));
    }

    @Test
    void no_price_no_stock_and_a_minimum_over_the_maximum_are_invalid() {
        assertThirdDropped(DropReason.INVALID, answer.with(wire.numbers().price(), "0"));
        assertThirdDropped(DropReason.INVALID, answer.with(wire.numbers().stock(), "\"0\""));
        assertThirdDropped(DropReason.INVALID, answer.with(wire.numbers().min(), "99999999999"));
    }

    @Test
    void what_answers_another_question_is_invalid() {
        wire.said()
                .forEach(said ->
                        assertThirdDropped(DropReason.INVALID, answer.with(said.field(), '"' + said.wrong() + '"')));
    }

    @Test
    void an_answer_to_another_question_throughout_is_malformed() {
        wire.said().forEach(said -> {
            String body = answer.all(row -> OddRow.put(row, said.field(), '"' + said.wrong() + '"'));
            assertEquals(ReadStatus.MALFORMED, failure(wire.read(body)).status(), said.field());
        });
    }

    @Test
    void an_answer_whose_readable_offers_mostly_answer_another_question_is_malformed() {
        wire.said().forEach(said -> {
            JsonNode tree = OddRow.tree(answer.with(said.field(), '"' + said.wrong() + '"'));
            OddRow.remove(
                    (ObjectNode) tree.at(wire.listing().rows()).get(0),
                    wire.numbers().price());
            OddRow.remove(
                    (ObjectNode) tree.at(wire.listing().rows()).get(1),
                    wire.numbers().price());
            wire.numbers().fallbacks().forEach(other -> {
                OddRow.remove((ObjectNode) tree.at(wire.listing().rows()).get(0), other);
                OddRow.remove((ObjectNode) tree.at(wire.listing().rows()).get(1), other);
            });
            assertEquals(
                    ReadStatus.MALFORMED, failure(wire.read(tree.toString())).status(), said.field());
        });
    }

    @Test
    void an_answer_without_a_readable_offer_is_malformed() {
        String body = answer.all(row -> OddRow.remove(row, wire.numbers().price()));
        assertEquals(ReadStatus.MALFORMED, failure(wire.read(body)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"none\"", "7", "true"})
    void a_list_that_is_no_list_is_malformed(String odd) {
        assertEquals(ReadStatus.MALFORMED, failure(wire.read(answer.list(odd))).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "{", "7", "{}{}"})
    void an_answer_of_another_shape_is_malformed(String body) {
        assertEquals(ReadStatus.MALFORMED, failure(wire.read(body)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"text\"", "[]", "{}"})
    void a_row_of_another_shape_does_not_spoil_the_page(String odd) {
        JsonNode tree = OddRow.tree(answer.ids("\"1\"", "\"2\"", "\"3\""));
        ((ArrayNode) tree.at(wire.listing().rows())).set(2, OddRow.tree(odd));
        assertThirdDropped(DropReason.MALFORMED, tree.toString());
    }

    @Test
    void an_id_that_is_a_number_keeps_all_its_digits() {
        List<Offer> read = offers(wire.read(answer.ids("7", "123456789012345678901234567890")))
                .offers();
        assertEquals(
                List.of("7", "123456789012345678901234567890"),
                read.stream().map(Offer::offerId).toList());
    }

    @Test
    void the_same_id_twice_is_one_offer() {
        Page page = wire.read(answer.ids("\"1\"", "\"2\"", "\"1\"", "1"));
        Page.Offers all = offers(page);
        ReadOutcome outcome = PageWalk.read(
                        1, Permits.unlimited(), number -> Uni.createFrom().item(page))
                .await()
                .atMost(Duration.ofMinutes(1));
        assertEquals(4, all.offers().size());
        assertEquals(2, ((ReadOutcome.Read) outcome).offers().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "{}", "[]", "true"})
    void a_row_without_an_id_is_malformed_or_gets_a_name_of_its_own(String nothing) {
        String body = answer.with(wire.listing().id(), nothing);
        if (wire.listing().idNeeded()) {
            assertThirdDropped(DropReason.MALFORMED, body);
        } else {
            List<Offer> read = offers(wire.read(body)).offers();
            assertEquals(3, read.size());
            assertTrue(read.get(2).offerId().startsWith("~"), read.get(2).offerId());
        }
    }

    @Test
    void a_strangers_name_is_kept_without_what_could_act_on_a_reader() {
        Merchant shown = merchant("\"\\u0001 Awa \\uD83C\\uDF0D \\u202Eévil\\u2066 宝\\u0000\\n\"");
        assertEquals("Awa \uD83C\uDF0D évil 宝", shown.name());
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        String name = merchant("\"x" + "\\uD83C\\uDF0D".repeat(500) + "\"").name();
        assertTrue(name.length() <= 200, "length " + name.length());
        assertFalse(Character.isHighSurrogate(name.charAt(name.length() - 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"many\"", "-5", "1e308", "{}", "[]", "true", "\"NaN\""})
    void a_figure_of_the_merchant_that_makes_no_sense_is_unknown(String odd) {
        wire.merchants()
                .orders()
                .ifPresent(field -> assertNull(
                        offers(wire.read(answer.with(field, odd)))
                                .offers()
                                .get(2)
                                .merchant()
                                .orders30d(),
                        field));
        String rate = wire.merchants().completion();
        Merchant merchant =
                offers(wire.read(answer.with(rate, odd))).offers().get(2).merchant();
        assertNull(merchant.completionRate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"false\"", "\"true\"", "0", "1", "{}", "[]"})
    void neither_true_nor_false_drops_its_offer_and_is_never_taken_for_yes(String odd) {
        wire.typed().flags().forEach(field -> assertThirdDropped(DropReason.MALFORMED, answer.with(field, odd)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[\"USDT\"]"})
    void a_word_of_another_type_drops_its_offer_only(String odd) {
        wire.typed().words().forEach(field -> assertThirdDropped(DropReason.MALFORMED, answer.with(field, odd)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "\"bank\""})
    void a_list_of_another_type_drops_its_offer_only(String odd) {
        wire.typed().lists().forEach(field -> assertThirdDropped(DropReason.MALFORMED, answer.with(field, odd)));
    }

    @Test
    void an_offer_of_which_nothing_can_be_bought_is_invalid() {
        String nothingLeft = answer.third(row -> {
            OddRow.put(row, wire.numbers().min(), "0");
            OddRow.put(row, wire.numbers().stock(), "\"0\"");
        });
        String lessThanAMinorUnit = answer.third(row -> {
            OddRow.put(row, wire.numbers().min(), "0");
            OddRow.put(row, wire.numbers().max(), "\"0.0099\"");
        });

        assertThirdDropped(DropReason.INVALID, nothingLeft);
        assertThirdDropped(DropReason.INVALID, lessThanAMinorUnit);
    }

    @Test
    void an_answer_without_a_usable_offer_is_malformed_and_no_empty_market() {
        String free = answer.all(row -> OddRow.put(row, wire.numbers().price(), "0"));
        String soldOut = answer.all(row -> {
            OddRow.put(row, wire.numbers().min(), "0");
            OddRow.put(row, wire.numbers().stock(), "0");
        });

        assertEquals(ReadStatus.MALFORMED, failure(wire.read(free)).status());
        assertEquals(ReadStatus.MALFORMED, failure(wire.read(soldOut)).status());
    }

    @Test
    void an_empty_list_whose_count_says_otherwise_is_no_read() {
        assertFalse(wire.read(answer.counting("[]", 12)) instanceof Page.Offers);
    }

    @Test
    void a_field_said_twice_is_malformed() {
        String body = answer.ids("\"1\"", "\"2\"");
        String first = OddRow.tree(body).fieldNames().next();
        String twice = body.substring(0, body.length() - 1) + ",\"" + first + "\":null}";

        assertEquals(ReadStatus.MALFORMED, failure(wire.read(twice)).status());
    }

    @Test
    void a_byte_order_mark_is_skipped() {
        assertEquals(
                2,
                offers(wire.read("\uFEFF" + answer.ids("\"1\"", "\"2\"")))
                        .offers()
                        .size());
    }

    @Test
    void rows_without_a_name_are_several_offers_also_when_nothing_tells_them_apart() {
        if (!wire.listing().idNeeded()) {
            List<String> ids = offers(wire.read(answer.ids("null", "null", "null"))).offers().stream()
                    .map(Offer::offerId)
                    .toList();

            assertEquals(3, Set.copyOf(ids).size(), ids.toString());
        }
    }

    @Test
    void fewer_offers_than_the_platform_counts_make_the_read_incomplete() {
        ReadOutcome outcome = walk(answer.counting(answer.rows("\"1\"", "\"2\""), 5), answer.counting("[]", 5));

        ReadOutcome.Read read = (ReadOutcome.Read) outcome;
        assertEquals(2, read.offers().size());
        assertEquals(Set.of(BookFlag.INCOMPLETE), read.flags());
    }

    @Test
    void as_many_offers_as_the_platform_counts_are_the_whole_book() {
        ReadOutcome outcome = walk(answer.counting(answer.rows("\"1\"", "\"2\""), 2), answer.counting("[]", 2));

        assertEquals(Set.of(), ((ReadOutcome.Read) outcome).flags());
    }

    private ReadOutcome walk(String first, String others) {
        return PageWalk.read(
                        9, Permits.unlimited(), page -> Uni.createFrom().item(page(page, page == 1 ? first : others)))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private Page page(int number, String body) {
        return number == 1 ? wire.read(body) : wire.readLater(body);
    }

    @Test
    void unknown_fields_are_ignored() {
        assertEquals(
                3,
                offers(wire.read(answer.with("/somethingNew", "{\"price\":\"1\"}")))
                        .offers()
                        .size());
    }

    @Test
    void a_damaged_answer_neither_throws_nor_makes_up_a_price() {
        String field = wire.numbers().price();
        Fuzz.damage(
                Recorded.text(wire.recorded() + ".json"),
                FUZZ_ROUNDS,
                field.substring(field.lastIndexOf('/') + 1),
                wire::read);
    }

    protected static void assertContains(List<String> parts, String request) {
        parts.forEach(part -> assertTrue(request.contains(part), () -> part + " is not in " + request));
    }

    private Merchant merchant(String name) {
        return offers(wire.read(answer.with(wire.merchants().name(), name)))
                .offers()
                .get(2)
                .merchant();
    }

    private void assertThirdDropped(DropReason reason, String body) {
        Page.Offers page = offers(wire.read(body));
        assertEquals(
                List.of("1", "2"), page.offers().stream().map(Offer::offerId).toList(), body);
        assertEquals(1, page.dropped().size(), body);
        assertEquals(reason, page.dropped().get(0).reason(), body);
    }

    private static void asText(JsonNode value, String field, ObjectNode row) {
        if (!value.isMissingNode() && !value.isNull()) {
            OddRow.put(row, field, '"' + plain(value) + '"');
        }
    }

    private static void asNumber(JsonNode value, String field, ObjectNode row) {
        if (!value.isMissingNode() && !value.isNull()) {
            OddRow.put(row, field, plain(value));
        }
    }

    private static String plain(JsonNode value) {
        return new BigDecimal(value.asText()).toPlainString();
    }
}
