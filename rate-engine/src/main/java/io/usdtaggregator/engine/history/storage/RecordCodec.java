package io.usdtaggregator.engine.history.storage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.model.json.MarketJson;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The JSON of a rate in few bytes, and back. A book changes little from one read to the next, so that a record is written
 * relative to an earlier one, its base, and is read with the same base.
 *
 * <p>The first byte names the format. {@link #PLAIN}: the JSON follows. {@link #COMPACT}: compressed, with the base as the
 * compression's dictionary: the JSON without its offers, then for each offer which one of the base has the same text
 * (merchant, payment methods), and for each amount how far it lies from that of the base's offer. Texts that the base does
 * not have stand in the JSON.
 */
public final class RecordCodec {
    static final byte PLAIN = 0;
    static final byte COMPACT = 1;
    private static final String NEW_TEXTS = "new_texts";
    private static final int NOT_IN_BASE = -1;

    private RecordCodec() {}

    /** @param base an earlier record; {@code null} for none */
    public static byte[] write(ObjectNode record, ObjectNode base) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            byte[] compact = compressed(content(RecordParts.of(record), RecordParts.of(base)), RecordParts.of(base));
            bytes.write(COMPACT);
            bytes.writeBytes(compact);
        } catch (ArithmeticException amountTooLarge) {
            bytes.write(PLAIN);
            bytes.writeBytes(utf8(record));
        }
        return bytes.toByteArray();
    }

    /** Throws IllegalArgumentException on what {@link #write} did not write with this base. */
    public static ObjectNode read(byte[] bytes, ObjectNode base) {
        try {
            ByteBuffer record = ByteBuffer.wrap(bytes);
            byte format = record.get();
            return switch (format) {
                case PLAIN -> json(record, record.remaining());
                case COMPACT -> {
                    RecordParts known = RecordParts.of(base);
                    yield parts(ByteBuffer.wrap(expanded(record, known)), known).joined();
                }
                default -> throw new IllegalArgumentException("unknown format of a record: " + format);
            };
        } catch (DataFormatException | RuntimeException broken) {
            // Bytes that are no record, or another base's, lead to any of these: a length, a place or a text that is
            // not there.
            throw new IllegalArgumentException("not a record of this base", broken);
        }
    }

    private static byte[] content(RecordParts record, RecordParts base) {
        List<Integer> places = record.texts().stream().map(base::placeOf).toList();
        ObjectNode rest = record.rest().deepCopy();
        ArrayNode newTexts = rest.putArray(NEW_TEXTS);
        Varints out = new Varints();
        for (int offer = 0, expected = 0; offer < places.size(); offer++) {
            int place = places.get(offer);
            if (place == NOT_IN_BASE) {
                newTexts.add(record.texts().get(offer));
            }
            out.write(place - expected);
            expected = place + 1;
        }
        for (int column = 0; column < RecordParts.AMOUNTS.size(); column++) {
            List<BigDecimal> amounts = record.amounts().get(column);
            List<BigDecimal> near = base.amountsAt(places, column);
            int scale = Math.max(RecordParts.scale(amounts), RecordParts.scale(near));
            out.write(scale);
            for (int offer = 0; offer < amounts.size(); offer++) {
                out.write(Math.subtractExact(unscaled(amounts.get(offer), scale), unscaled(near.get(offer), scale)));
            }
        }
        byte[] text = utf8(rest);
        return new Varints().write(text.length).write(places.size()).bytes(text, out);
    }

    private static RecordParts parts(ByteBuffer content, RecordParts base) {
        int length = (int) Varints.read(content);
        int offers = (int) Varints.read(content);
        ObjectNode rest = json(content, length);
        ArrayNode newTexts = (ArrayNode) rest.remove(NEW_TEXTS);
        List<Integer> places = new ArrayList<>();
        List<ObjectNode> texts = new ArrayList<>();
        for (int offer = 0, expected = 0, next = 0; offer < offers; offer++) {
            int place = expected + (int) Varints.read(content);
            places.add(place);
            texts.add(
                    place == NOT_IN_BASE
                            ? (ObjectNode) newTexts.get(next++)
                            : base.texts().get(place));
            expected = place + 1;
        }
        List<List<BigDecimal>> amounts = new ArrayList<>();
        for (int column = 0; column < RecordParts.AMOUNTS.size(); column++) {
            int scale = (int) Varints.read(content);
            amounts.add(base.amountsAt(places, column).stream()
                    .map(near -> BigDecimal.valueOf(unscaled(near, scale) + Varints.read(content), scale))
                    .toList());
        }
        return new RecordParts(rest, texts, amounts);
    }

    /** Throws ArithmeticException when it does not fit into a long. */
    private static long unscaled(BigDecimal amount, int scale) {
        return amount.setScale(scale).unscaledValue().longValueExact();
    }

    private static byte[] compressed(byte[] content, RecordParts base) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(utf8(base.dictionary()));
            deflater.setInput(content);
            deflater.finish();
            byte[] bytes = new byte[content.length + content.length / 100 + 64];
            return Arrays.copyOf(bytes, deflater.deflate(bytes));
        } finally {
            deflater.end();
        }
    }

    private static byte[] expanded(ByteBuffer compressed, RecordParts base) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(utf8(base.dictionary()));
            inflater.setInput(compressed);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] some = new byte[8192];
            for (int count = inflater.inflate(some); count > 0; count = inflater.inflate(some)) {
                content.write(some, 0, count);
            }
            return content.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private static ObjectNode json(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return MarketJson.read(new String(text, StandardCharsets.UTF_8), ObjectNode.class);
    }

    private static byte[] utf8(Object json) {
        return MarketJson.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
