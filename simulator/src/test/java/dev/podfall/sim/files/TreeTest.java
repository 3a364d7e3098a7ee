package dev.podfall.sim.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TreeTest {
    private final FileStore store = FileStore.temporary(InstantSource.fixed(Instant.EPOCH));
    private final NodeFiles node = store.node("n", 1L << 30);
    private final Tree tree = node.tree("t");

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void files_are_found_below_their_directories_however_the_path_is_written() {
        Inode file = tree.file("a/b/c");
        assertThat(tree.find("/a/b/c")).isSameAs(file);
        assertThat(tree.find("a//b/./c/")).isSameAs(file);
        assertThat(tree.find("a/b").isDirectory()).isTrue();
        assertThat(tree.find("a").children()).containsOnlyKeys("b");
        assertThat(tree.find("").isDirectory()).isTrue();
        assertThat(tree.find("a/b/c/d")).isNull();
        assertThat(tree.find("x")).isNull();
        assertThat(tree.count()).isEqualTo(3);
    }

    @Test
    void a_file_in_the_way_of_a_directory_is_told() {
        tree.file("a");
        tree.makeDirectory("d");
        assertThat(tree.file("a/b")).isNull();
        assertThat(tree.makeDirectory("a")).isNull();
        assertThat(tree.file("d")).isNull();
    }

    @Test
    void a_directory_goes_with_all_that_is_in_it() {
        tree.file("a/b/c").content().write(0, new byte[] {1, 2, 3});
        tree.file("a/d");
        assertThat(tree.remove("a")).isTrue();
        assertThat(tree.remove("a")).isFalse();
        assertThat(tree.count()).isZero();
        assertThat(node.space().bytes()).isZero();
        assertThat(node.space().files()).isZero();
    }

    @Test
    void a_moved_file_is_the_same_file() {
        Inode file = tree.file("a/b");
        tree.file("c/d");
        assertThat(tree.move("a/b", "c/d")).isTrue();
        assertThat(tree.find("c/d")).isSameAs(file);
        assertThat(tree.find("a/b")).isNull();
        assertThat(tree.move("c", "e")).isTrue();
        assertThat(tree.find("e/d")).isSameAs(file);
        assertThat(tree.count()).isEqualTo(3);
        assertThat(tree.move("nothing", "x")).isFalse();
    }

    @Test
    void a_whiteout_hides_what_is_below_and_a_new_directory_stays_empty() {
        tree.whiteOut("etc");
        assertThat(tree.hides("etc")).isTrue();
        assertThat(tree.hides("etc/passwd")).isTrue();
        assertThat(tree.hides("var")).isFalse();
        assertThat(tree.makeDirectory("etc").isDirectory()).isTrue();
        assertThat(tree.hides("etc/passwd")).isTrue();
        tree.file("var/log/x");
        assertThat(tree.hides("var/log/y")).isFalse();
    }

    @Test
    void a_hundred_thousand_files_are_many_and_two_hundred_thousand_too_many() {
        for (int i = 0; i < 100_000; i++) {
            tree.file("d/" + i);
        }
        assertThat(tree.find("d").children()).hasSize(100_000);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_001; i++) {
                        tree.file("e/" + i);
                    }
                })
                .isInstanceOf(NoSpaceException.class);
        tree.remove("d");
        assertThat(tree.file("f")).isNotNull();
    }

    @Test
    void links_are_followed_as_far_as_they_stay_in_the_tree() {
        tree.file("new/a").content().write(0, new byte[] {7});
        tree.link("data", "new");
        tree.link("a", "data/a");
        tree.link("round", "round");
        assertThat(tree.follow("a")).isSameAs(tree.find("new/a"));
        assertThat(tree.find("a").isLink()).isTrue();
        assertThat(tree.follow("round")).isNull();
        assertThat(tree.hasLinks()).isTrue();
    }
}
