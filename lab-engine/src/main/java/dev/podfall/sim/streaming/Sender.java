package dev.podfall.sim.streaming;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Writes to a client in frames of a fair size, and no faster than it reads: what does not fit waits here, and whoever
 * said it learns when it is on its way. In order over all streams of the connection, on its thread.
 */
final class Sender extends ChannelInboundHandlerAdapter {
    /** As much as upstream copies at once. */
    static final int FRAME = 32 * 1024;

    private final Deque<Item> items = new ArrayDeque<>();
    private ChannelHandlerContext connection;
    private boolean pumping;

    /** Bytes to be framed, and what to do once they are written. */
    private record Item(ByteBuf bytes, Function<ByteBuf, Object> framing, Runnable then) {}

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = context;
    }

    /**
     * Sends bytes as frames.
     *
     * @param framing makes the message of a part; null if it is not wanted any more
     * @param then told once the last part was written, or when it never will be
     */
    void send(byte[] bytes, Function<ByteBuf, Object> framing, Runnable then) {
        if (!connection.channel().isActive()) {
            then.run();
            return;
        }
        items.add(new Item(Unpooled.wrappedBuffer(bytes), framing, then));
        pump();
    }

    /** Does something once all that was said before is written. */
    void afterwards(Runnable task) {
        items.add(new Item(Unpooled.EMPTY_BUFFER, bytes -> null, task));
        pump();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        pump();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        for (Item item = items.poll(); item != null; item = items.poll()) {
            item.then().run();
        }
        context.fireChannelInactive();
    }

    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (!items.isEmpty() && connection.channel().isWritable()) {
                step(items.peek());
            }
        } finally {
            pumping = false;
            connection.flush();
        }
    }

    private void step(Item item) {
        if (item.bytes().isReadable()) {
            ByteBuf part =
                    item.bytes().readRetainedSlice(Math.min(FRAME, item.bytes().readableBytes()));
            Object frame = item.framing().apply(part);
            if (frame == null) {
                part.release();
            } else {
                connection.write(frame).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            }
        }
        if (!item.bytes().isReadable()) {
            items.poll();
            item.then().run();
        }
    }
}
