package io.usdtaggregator.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Refuses a request whose end two readers could see at different places (RFC 9112, 6.3): the one it replaces drops the
 * Content-Length beside a Transfer-Encoding, and a proxy in front may have gone by it. And sees to it that who sends an
 * address that cannot be read hears so in our words.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {

    StrictDecoder(HttpServerOptions options) {
        super(options);
    }

    /** Of method, address and version. */
    @Override
    protected HttpMessage createMessage(String[] firstLine) {
        firstLine[1] = ReadableAddress.of(firstLine[1]);
        return super.createMessage(firstLine);
    }

    /** Asked once for each message, when its headers are there; what is thrown here makes it a 400. */
    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        HttpHeaders headers = message.headers();
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && (headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                        || !message.protocolVersion().equals(HttpVersion.HTTP_1_1)
                        || !isChunked(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING)))) {
            throw new IllegalArgumentException("where this request ends is not clear");
        }
        return super.isContentAlwaysEmpty(message);
    }

    private static boolean isChunked(List<String> codings) {
        return codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0));
    }
}
