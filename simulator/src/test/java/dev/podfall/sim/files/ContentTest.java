package dev.podfall.sim.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static final long DISK = 1L << 40;

    private final FileStore store = FileStore.temporary(InstantSource.fixed(Instant.EPOCH));
    private final NodeFiles node = store.node("n", DISK);
    private final Tree tree = node.tree("t");

    @AfterEach
    void close() {
        store.close();
    }

    /** Pieces are {@code OFFSET:LENGTH:VALUE}; a value of -1 is noise. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0:5:1 | 5",
                "0:5:1 5:5:2 | 10",
                "0:10:1 3:4:2 | 10",
                "0:10:1 8:10:-1 | 18",
                "0:65536:-1 | 65536",
                "0:65536:-1 65530:12:3 | 65542",
                "0:200000:-1 | 200000",
                "0:200000:-1 1000:150000:-1 | 200000",
                "0:200000:0 70000:10:9 | 200000",
                "100:5:1 | 105",
                "300000:5:1 | 300005",
                "0:131072:7 65536:65536:7 | 131072",
                "0:131072:7 100:5:8 | 131072",
                "0:1:1 0:65536:1 65536:1:1 65537:65536:1 | 131073",
            })
    void what_was_written_is_read(String pieces, long length) {
        Content content = tree.file("f").content();
        byte[] expected = new byte[(int) length];
        for (String piece : pieces.split(" ")) {
            String[] parts = piece.split(":");
            byte[] bytes = bytes(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            assertThat(content.write(Integer.parseInt(parts[0]), bytes)).isEqualTo(bytes.length);
            System.arraycopy(bytes, 0, expected, Integer.parseInt(parts[0]), bytes.length);
        }
        assertThat(content.length()).isEqualTo(length);
        assertThat(read(content)).isEqualTo(expected);
        assertThat(node.space().bytes()).isEqualTo(length);
    }

    private static byte[] bytes(int length, int value) {
        byte[] bytes = new byte[length];
        if (value < 0) {
            new Random(length).nextBytes(bytes);
        } else {
            Arrays.fill(bytes, (byte) value);
        }
        return bytes;
    }

    private static byte[] read(Content content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part = content.read(0, 50_000); part.length > 0; part = content.read(all.size(), 50_000)) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void any_series_of_changes_leaves_what_plain_bytes_would_be(long seed) {
        Random random = new Random(seed);
        Content content = tree.file("f").content();
        byte[] expected = new byte[0];
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(3) == 0 ? expected.length : random.nextInt(expected.length + 40_000);
            if (random.nextInt(6) == 0) {
                content.truncate(at);
                expected = Arrays.copyOf(expected, at);
            } else {
                byte[] bytes = bytes(1 + random.nextInt(i % 7 == 0 ? 150_000 : 900), random.nextInt(4) - 1);
                content.write(at, bytes);
                expected = Arrays.copyOf(expected, Math.max(expected.length, at + bytes.length));
                System.arraycopy(bytes, 0, expected, at, bytes.length);
            }
            if (i % 20 == 0) {
                content.settle();
                Content copy = tree.file("copy").content();
                assertThat(copy.copyOf(content)).isTrue();
                assertThat(read(copy)).isEqualTo(expected);
            }
        }
        assertThat(read(content)).isEqualTo(expected);
        assertThat(content.bytes(Integer.MAX_VALUE)).isEqualTo(expected);
        tree.remove("copy");
        assertThat(node.space().bytes()).isEqualTo(expected.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 'y'})
    void a_gigabyte_of_one_byte_takes_nothing(int value) {
        Content content = tree.file("f").content();
        byte[] block = bytes(1 << 20, value);
        for (int i = 0; i < 1024; i++) {
            content.write((long) i << 20, block);
        }
        assertThat(content.length()).isEqualTo(1L << 30);
        assertThat(content.read((1L << 30) - 3, 10)).containsOnly(value).hasSize(3);
        assertThat(store.bytesOnDisk()).isZero();
        assertThat(node.space().bytes()).isEqualTo(1L << 30);
    }

    @Test
    void appending_bit_by_bit_costs_no_more_than_what_is_appended() {
        Content content = tree.file("f").content();
        byte[] line = bytes(100, -1);
        for (int i = 0; i < 100_000; i++) {
            content.write(content.length(), line);
        }
        assertThat(content.length()).isEqualTo(10_000_000);
        assertThat(content.read(5_000_000, 100)).isEqualTo(line);
        assertThat(store.bytesOnDisk()).isBetween(9_900_000L, 10_100_000L);
    }

    @Test
    void a_copy_shares_what_it_copies_and_changes_alone() {
        Content content = tree.file("f").content();
        byte[] bytes = bytes(1_000_000, -1);
        content.write(0, bytes);
        long before = store.bytesOnDisk();
        Content copy = tree.file("g").content();
        assertThat(copy.copyOf(content)).isTrue();
        assertThat(store.bytesOnDisk()).isEqualTo(before);
        assertThat(node.space().bytes()).isEqualTo(2_000_000);
        copy.write(0, new byte[] {1, 2, 3});
        assertThat(read(content)).isEqualTo(bytes);
        tree.remove("f");
        assertThat(copy.read(3, 1000)).isEqualTo(Arrays.copyOfRange(bytes, 3, 1003));
    }

    @Test
    void there_is_room_for_so_much_and_for_no_more() {
        Tree small = node.tree("small", 100_000);
        Content content = small.file("f").content();
        assertThat(content.write(0, bytes(70_000, -1))).isEqualTo(70_000);
        assertThat(content.write(70_000, bytes(70_000, -1))).isEqualTo(30_000);
        assertThat(content.write(100_000, bytes(1, -1))).isZero();
        assertThat(content.write(500_000, bytes(1, -1))).isZero();
        assertThat(content.length()).isEqualTo(100_000);
        assertThat(content.write(0, bytes(100_000, 0))).isEqualTo(100_000);
        assertThatThrownBy(() -> content.truncate(100_001))
                .isInstanceOf(NoSpaceException.class)
                .hasMessage("No space left on device");
        assertThat(small.file("g").content().copyOf(content)).isFalse();
        content.truncate(50_000);
        assertThat(small.file("g").content().copyOf(content)).isTrue();
        small.remove("f");
        small.remove("g");
        assertThat(small.space().free()).isEqualTo(100_000);
    }

    @Test
    void what_was_removed_makes_room_again() {
        for (int i = 0; i < 50; i++) {
            tree.file("f").content().write(0, bytes(1_000_000, -1));
            tree.remove("f");
        }
        assertThat(node.space().bytes()).isZero();
        assertThat(store.bytesOnDisk()).isLessThan(2_000_000);
    }

    @Test
    void many_files_that_are_being_written_do_not_stay_in_memory() {
        byte[] bytes = bytes(60_000, -1);
        for (int i = 0; i < 1000; i++) {
            tree.file("f" + i).content().write(0, bytes);
        }
        assertThat(store.bytesOnDisk()).isGreaterThan(40_000_000);
        for (int i = 0; i < 1000; i++) {
            assertThat(read(tree.find("f" + i).content())).isEqualTo(bytes);
        }
    }

    @Test
    void who_has_a_removed_file_open_reads_its_end_and_writes_to_nothing() {
        Content content = tree.file("f").content();
        content.write(0, bytes(10, 1));
        tree.remove("f");
        assertThat(content.read(0, 10)).isEmpty();
        assertThat(content.write(0, bytes(10, 1))).isEqualTo(10);
        assertThat(node.space().bytes()).isZero();
    }
}
