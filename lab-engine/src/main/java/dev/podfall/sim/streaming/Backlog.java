package dev.podfall.sim.streaming;

import io.netty.channel.Channel;
import io.netty.util.ReferenceCountUtil;

/** Writes to a client, and cuts off one that asks for much and reads little. */
final class Backlog {
    static final long MOST_UNREAD = 64L * 1024 * 1024;

    private Backlog() {}

    static void write(Channel channel, Object message) {
        if (channel.bytesBeforeWritable() > MOST_UNREAD) {
            ReferenceCountUtil.release(message);
            channel.close();
            return;
        }
        channel.writeAndFlush(message);
    }
}
