package io.usdtaggregator.benchmark.stream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many readers of one stream of events, on one thread and without memory of their own. */
final class Streams implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Selector selector = Selector.open();
    private final InetSocketAddress address;
    private final byte[] request;
    private final Thread reading = new Thread(this::read, "streams");
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean open = true;

    Streams(URI stream, String apiKey) throws IOException {
        address = new InetSocketAddress(stream.getHost(), stream.getPort());
        request = ("GET " + stream.getRawPath() + "?" + stream.getRawQuery() + " HTTP/1.1\r\nHost: benchmark\r\n"
                        + "Accept: text/event-stream\r\nX-API-Key: " + apiKey + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        reading.setDaemon(true);
        reading.start();
    }

    /** One stream and what came of it. */
    private static final class Reader {
        private boolean hasBegun;
        private boolean hasChanged;
    }

    void add() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        channel.connect(address);
        channel.write(ByteBuffer.wrap(request));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Reader());
        selector.wakeup();
    }

    int begun() {
        return begun.get();
    }

    /** How many were told to come back: the gateway sheds load while it is late. */
    int refused() {
        return refused.get();
    }

    int ended() {
        return ended.get();
    }

    /** How many were sent a change of a rate. */
    int changed() {
        return changed.get();
    }

    long bytes() {
        return bytes.get();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (open) {
            try {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key, buffer.clear());
                }
                selector.selectedKeys().clear();
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) throws IOException {
        Reader reader = (Reader) key.attachment();
        int read = ((SocketChannel) key.channel()).read(buffer);
        if (read < 0) {
            ended.incrementAndGet();
            key.channel().close();
            return;
        }
        bytes.addAndGet(read);
        String text = new String(buffer.array(), 0, read, StandardCharsets.US_ASCII);
        if (!reader.hasBegun && text.startsWith("HTTP/1.1 200")) {
            reader.hasBegun = true;
            begun.incrementAndGet();
        } else if (!reader.hasBegun) {
            refused.incrementAndGet();
            key.channel().close();
            return;
        }
        if (!reader.hasChanged && text.contains("event:rate")) {
            reader.hasChanged = true;
            changed.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        try {
            reading.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
