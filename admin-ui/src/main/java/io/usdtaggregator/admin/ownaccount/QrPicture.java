package io.usdtaggregator.admin.ownaccount;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A text as a QR code for a phone's camera, drawn as one SVG path of squares of size 1.
 *
 * @param size width and height in squares, with the empty border that readers need
 * @param path the dark squares, row by row
 */
public record QrPicture(int size, String path) {
    private static final int BORDER = 4;
    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, BORDER);

    /** The smallest code that holds the text. */
    static QrPicture of(String text) {
        BitMatrix squares = squares(text);
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < squares.getHeight(); row++) {
            for (int column = 0; column < squares.getWidth(); column++) {
                if (squares.get(column, row)) {
                    path.append('M').append(column).append(' ').append(row).append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(squares.getWidth(), path.toString());
    }

    private static BitMatrix squares(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1, HINTS);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters fits no QR code", tooLong);
        }
    }
}
