package dev.podfall.sim.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Writes to a client in frames of a fair size, and no faster than it reads: what does not fit waits here, and whoever
 * said it learns when it is on its way. In order over all streams of the connection, on its thread.
 *
 * <p>Other clients' requests come and go on the same thread, so that even one who reads as fast as it is written to gets
 * no more than {@link #TURN} between two looks at their sockets.
 */
public final class Sender extends ChannelInboundHandlerAdapter {
    /** As much as upstream copies at once. */
    public static final int FRAME = 32 * 1024;

    /** The most bytes of one turn of the thread: less than a millisecond of encryption. */
    static final int TURN = 2 * FRAME;

    private final Deque<Item> items = new ArrayDeque<>();
    private ChannelHandlerContext connection;
    private boolean pumping;
    private int left = TURN;

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
    public void send(byte[] bytes, Function<ByteBuf, Object> framing, Runnable then) {
        if (!connection.channel().isActive()) {
            then.run();
            return;
        }
        items.add(new Item(Unpooled.wrappedBuffer(bytes), framing, then));
        pump();
    }

    /** Does something once all that was said before is written. */
    public void afterwards(Runnable task) {
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
            while (!items.isEmpty() && left > 0 && connection.channel().isWritable()) {
                step(items.peek());
            }
        } finally {
            pumping = false;
            connection.flush();
        }
    }

    private void step(Item item) {
        if (item.bytes().isReadable()) {
            int size = Math.min(FRAME, item.bytes().readableBytes());
            spend(size);
            ByteBuf part = item.bytes().readRetainedSlice(size);
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

    /** What is scheduled runs after the next look at the sockets, unlike what is executed. */
    private void spend(int size) {
        if (left == TURN) {
            connection.executor().schedule(this::nextTurn, 1, TimeUnit.NANOSECONDS);
        }
        left -= size;
    }

    private void nextTurn() {
        left = TURN;
        pump();
    }
}
