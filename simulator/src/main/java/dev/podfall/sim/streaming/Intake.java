package dev.podfall.sim.streaming;

import dev.podfall.sim.api.http.Unread;
import io.netty.channel.Channel;

/** Makes a client wait that sends more than is read: its connection is not read until most of that is dealt with. */
final class Intake {
    private final Channel channel;
    private final Unread unread;

    Intake(Channel channel) {
        this.channel = channel;
        this.unread = new Unread(channel.eventLoop());
    }

    /** The client sent something. On the connection's thread. */
    void received(int bytes) {
        unread.said(bytes);
        if (unread.isMuch() && channel.config().isAutoRead()) {
            channel.config().setAutoRead(false);
            unread.whenLittle(() -> channel.config().setAutoRead(true));
        }
    }

    /** From any thread. */
    void dealtWith(int bytes) {
        unread.taken(bytes);
    }

    /** Nobody reads any more: what comes is thrown away. From any thread. */
    void end() {
        unread.end();
    }
}
