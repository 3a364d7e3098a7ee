package dev.podfall.sim.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileStoreTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path home;

    private FileStore open() {
        return FileStore.in(home.resolve("files"), CLOCK);
    }

    private static Tree tree(FileStore store, String key) {
        return store.node("n", 1L << 40).tree(key);
    }

    private static byte[] noise(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void write(Tree tree, String path, byte[] bytes) {
        tree.file(path).content().truncate(0);
        tree.file(path).content().write(0, bytes);
    }

    private static byte[] read(Tree tree, String path) {
        return tree.find(path).content().bytes(Integer.MAX_VALUE);
    }

    @Test
    void what_was_saved_is_there_again() {
        try (FileStore store = open()) {
            Tree tree = tree(store, "pod/1/v");
            write(tree, "big", noise(300_000, 1));
            write(tree, "small", "hello".getBytes(StandardCharsets.UTF_8));
            write(tree, "zeros", new byte[1 << 20]);
            tree.makeDirectory("empty/er");
            tree.whiteOut("gone");
            tree.changeMode(tree.find("small"), 0755);
            assertThat(store.checkpoint(1000)).isTrue();
        }
        try (FileStore store = open()) {
            Tree tree = tree(store, "pod/1/v");
            assertThat(read(tree, "big")).isEqualTo(noise(300_000, 1));
            assertThat(read(tree, "small")).asString().isEqualTo("hello");
            assertThat(read(tree, "zeros")).isEqualTo(new byte[1 << 20]);
            assertThat(tree.find("empty/er").isDirectory()).isTrue();
            assertThat(tree.find("gone").isWhiteout()).isTrue();
            assertThat(tree.find("small").mode()).isEqualTo(0755);
            assertThat(tree.find("small").modified()).isEqualTo(CLOCK.instant());
            assertThat(tree.space().bytes()).isEqualTo(300_000 + 5 + (1 << 20));
            assertThat(tree.space().files()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_store_that_is_opened_again_and_again_holds_what_it_held(long seed) {
        Random random = new Random(seed);
        TreeMap<String, byte[]> expected = new TreeMap<>();
        for (int round = 0; round < 8; round++) {
            try (FileStore store = open()) {
                List<Tree> trees = List.of(tree(store, "a"), tree(store, "b"));
                expected.forEach((path, bytes) ->
                        assertThat(read(trees.get(path.charAt(0) - 'a'), path)).isEqualTo(bytes));
                for (int i = 0; i < 60; i++) {
                    step(random, trees, expected);
                    if (random.nextInt(8) == 0) {
                        store.checkpoint(1 + random.nextInt(20));
                    }
                }
                while (!store.checkpoint(7)) {
                    assertThat(store.bytesOnDisk()).isLessThan(200L << 20);
                }
            }
        }
    }

    private static void step(Random random, List<Tree> trees, TreeMap<String, byte[]> expected) {
        String path = (char) ('a' + random.nextInt(2)) + "/" + random.nextInt(12);
        String other = path.charAt(0) + "/" + random.nextInt(12);
        Tree tree = trees.get(path.charAt(0) - 'a');
        switch (random.nextInt(4)) {
            case 0 -> {
                tree.remove(path);
                expected.remove(path);
            }
            case 1 -> {
                if (tree.move(path, other)) {
                    expected.put(other, expected.remove(path));
                }
            }
            case 2 -> {
                String to = (path.startsWith("a") ? "b" : "a") + path.substring(1);
                if (expected.containsKey(path)) {
                    Tree target = trees.get(to.charAt(0) - 'a');
                    target.file(to).content().copyOf(tree.find(path).content());
                    expected.put(to, expected.get(path));
                }
            }
            default -> {
                byte[] bytes = noise(random.nextInt(random.nextBoolean() ? 300 : 200_000), random.nextLong());
                write(tree, path, bytes);
                expected.put(path, bytes);
            }
        }
    }

    @Test
    void what_came_after_the_last_save_is_lost_and_harms_nothing() {
        FileStore killed = open();
        Tree tree = tree(killed, "t");
        write(tree, "a", noise(100_000, 1));
        killed.checkpoint(1000);
        tree.remove("a");
        write(tree, "b", noise(100_000, 2));
        try (FileStore store = open()) {
            Tree again = tree(store, "t");
            assertThat(read(again, "a")).isEqualTo(noise(100_000, 1));
            assertThat(again.find("b")).isNull();
        }
        killed.close();
    }

    @Test
    void a_record_torn_by_the_end_of_the_process_is_overlooked_and_written_over() throws IOException {
        try (FileStore store = open()) {
            write(tree(store, "t"), "a", noise(1000, 1));
            store.checkpoint(1000);
            write(tree(store, "t"), "b", noise(1000, 2));
            store.checkpoint(1000);
        }
        try (RandomAccessFile file = new RandomAccessFile(treeFile().toFile(), "rw")) {
            file.setLength(file.length() - 5);
        }
        try (FileStore store = open()) {
            assertThat(tree(store, "t").find("b")).isNull();
            write(tree(store, "t"), "c", noise(1000, 3));
            store.checkpoint(1000);
        }
        try (FileStore store = open()) {
            assertThat(read(tree(store, "t"), "a")).isEqualTo(noise(1000, 1));
            assertThat(read(tree(store, "t"), "c")).isEqualTo(noise(1000, 3));
        }
    }

    private Path treeFile() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("files"))) {
            return all.filter(p -> p.toString().endsWith(".tree")).findFirst().orElseThrow();
        }
    }

    @Test
    void a_damaged_file_is_refused_with_what_to_do() throws IOException {
        try (FileStore store = open()) {
            write(tree(store, "t"), "a", noise(1000, 1));
            store.checkpoint(1000);
        }
        Files.writeString(treeFile(), "\0\005other and more");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Restore it from a backup, or delete the folder " + home.resolve("files"));
    }

    @Test
    void a_file_that_says_the_same_over_and_over_is_written_anew() throws IOException {
        try (FileStore store = open()) {
            Tree tree = tree(store, "t");
            for (int i = 0; i < 5000; i++) {
                write(tree, "a", ("round " + i).getBytes(StandardCharsets.UTF_8));
                store.checkpoint(1000);
            }
            assertThat(Files.size(treeFile())).isLessThan(200_000);
        }
        try (FileStore store = open()) {
            assertThat(read(tree(store, "t"), "a")).asString().isEqualTo("round 4999");
        }
    }

    @Test
    void removed_trees_leave_nothing_behind() throws IOException {
        try (FileStore store = open()) {
            NodeFiles node = store.node("n", 1L << 30);
            write(node.tree("pod/1/v"), "a", noise(1_000_000, 1));
            write(node.tree("pod/2/v"), "a", noise(1000, 2));
            store.checkpoint(1000);
            node.removeAll("pod/1/");
            assertThat(store.checkpoint(1000)).isTrue();
            assertThat(node.has("pod/1/v")).isFalse();
            assertThat(node.has("pod/2/v")).isTrue();
            assertThat(node.space().bytes()).isEqualTo(1000);
            assertThat(store.bytesOnDisk()).isLessThan(100_000);
        }
        assertThat(Files.size(home.resolve("files").resolve("blocks-64k"))).isZero();
    }

    @Test
    void temporary_files_are_gone_when_the_store_is_closed() {
        FileStore store = FileStore.temporary(CLOCK);
        Tree tree = tree(store, "t");
        write(tree, "a", noise(1_000_000, 1));
        assertThat(store.bytesOnDisk()).isPositive();
        store.close();
        assertThat(store.directory()).doesNotExist();
    }
}
