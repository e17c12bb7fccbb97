package io.usdtaggregator.admin.ownaccount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {
    private static final String KEY =
            "otpauth://totp/USDT%20Aggregator:treasurer?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=USDT%20Aggregator";
    private static final int BORDER = 4;
    private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Test
    void the_picture_says_the_text_and_leaves_a_border_that_readers_need() throws Exception {
        QrPicture picture = QrPicture.of(KEY);

        BitMatrix squares = new BitMatrix(picture.size() - 2 * BORDER);
        Matcher square = SQUARE.matcher(picture.path());
        while (square.find()) {
            squares.set(Integer.parseInt(square.group(1)) - BORDER, Integer.parseInt(square.group(2)) - BORDER);
        }

        assertEquals(KEY, new Decoder().decode(squares).getText());
        assertEquals("", SQUARE.matcher(picture.path()).replaceAll(""), "nothing but squares");
    }

    @Test
    void a_text_that_no_code_holds_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> QrPicture.of("x".repeat(3000)));
    }
}
