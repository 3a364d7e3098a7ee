package dev.podfall.sim.workload.git;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** A small pack may stand for a lot: that is found out before anything of it is kept. */
class PackBoundsTest {
    private static final int BLOB = 3;
    private static final int NAMED_DELTA = 7;

    private static byte[] pack(long objects, byte[]... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("PACK".getBytes(StandardCharsets.US_ASCII));
        out.write(ByteBuffer.allocate(8).putInt(2).putInt((int) objects).array());
        for (byte[] entry : entries) {
            out.write(entry);
        }
        return out.toByteArray();
    }

    private static byte[] entry(int type, int length, byte[] before, byte[] content, int repeated) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type << 4 | length & 0x0f);
        out.write(before);
        try (OutputStream deflated = new DeflaterOutputStream(out)) {
            for (int i = 0; i < repeated; i++) {
                deflated.write(content);
            }
        }
        return out.toByteArray();
    }

    @Test
    void aPackOfAFewObjectsIsSmallEnough() throws IOException {
        byte[] blob = entry(BLOB, 5, new byte[0], "hello".getBytes(StandardCharsets.US_ASCII), 1);

        assertThatCode(() -> PackBounds.check(pack(2, blob, blob), 0)).doesNotThrowAnyException();
    }

    @Test
    void zerosThatInflateToGigabytesAreRefused() throws IOException {
        byte[] bomb = entry(BLOB, 1, new byte[0], new byte[1 << 20], 80);

        assertThatThrownBy(() -> PackBounds.check(pack(1, bomb), 0)).hasMessage("pack has more than 64 MiB of objects");
    }

    @Test
    void aDeltaThatMakesMoreThanItHoldsIsRefused() throws IOException {
        byte[] delta = {1, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, (byte) 0x90, 1};
        byte[] bomb = entry(NAMED_DELTA, 8, new byte[20], delta, 1);

        assertThatThrownBy(() -> PackBounds.check(pack(1, bomb), 0)).hasMessage("pack has more than 64 MiB of objects");
    }

    @Test
    void manyObjectsNoneAndHalfAPackAreRefused() throws IOException {
        byte[] blob = entry(BLOB, 5, new byte[0], "hello".getBytes(StandardCharsets.US_ASCII), 1);

        assertThatThrownBy(() -> PackBounds.check(pack(1L << 31), 0)).hasMessage("pack has more than 10000 objects");
        assertThatThrownBy(() -> PackBounds.check(pack(2, blob), 0)).hasMessage("early EOF");
        assertThatThrownBy(() -> PackBounds.check(new byte[] {'P', 'A'}, 0)).hasMessage("bad pack header");
        assertThatThrownBy(() -> PackBounds.check(pack(1, new byte[] {0x35, 1, 2, 3}), 0))
                .hasMessageContaining("inflate");
    }
}
