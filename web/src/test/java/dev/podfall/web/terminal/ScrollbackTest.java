package dev.podfall.web.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a page that comes back is shown. */
class ScrollbackTest {
    private final Scrollback scrollback = new Scrollback(16);

    private void print(String text) {
        scrollback.add(text.getBytes(StandardCharsets.UTF_8), text.length());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void nothing_is_lost_while_there_is_room() {
        print("one\ntwo\n");
        assertThat(text(scrollback.whole())).isEqualTo("one\ntwo\n");
        assertThat(scrollback.start()).isZero();
    }

    @Test
    void the_oldest_goes_first_and_what_is_left_starts_with_a_whole_line() {
        print("first line\n");
        print("second\nthird\n");
        assertThat(text(scrollback.whole())).isEqualTo("\033[0msecond\nthird\n");
    }

    @Test
    void a_page_that_missed_little_gets_only_that() {
        print("0123456789");
        var seen = scrollback.end();
        print("abcdefghij");
        assertThat(scrollback.reaches(seen)).isTrue();
        assertThat(text(scrollback.since(seen))).isEqualTo("abcdefghij");
        assertThat(scrollback.reaches(scrollback.start() - 1)).isFalse();
        assertThat(scrollback.reaches(scrollback.end() + 1)).isFalse();
    }

    @Test
    void more_than_fits_at_once_leaves_its_end() {
        print("x".repeat(40) + "the end of it..\n");
        assertThat(text(scrollback.since(scrollback.start()))).isEqualTo("the end of it..\n");
        assertThat(scrollback.end()).isEqualTo(56);
    }

    @Test
    void it_holds_the_end_of_all_that_was_printed_in_whatever_pieces_it_came() {
        var dice = new Random(7);
        var all = new StringBuilder();
        for (var round = 0; round < 2000; round++) {
            var piece = "abcdefghijklmnopqrstuvwxyz".substring(0, dice.nextInt(26));
            all.append(piece);
            print(piece);
            var kept = all.substring(Math.max(0, all.length() - 16));
            assertThat(text(scrollback.since(scrollback.start()))).isEqualTo(kept);
        }
    }

    @Test
    void modes_that_were_set_before_what_is_kept_are_told() {
        print("\033[?1049h\033[?2004;1h");
        print("\033[?1l");
        print("a full screen of text, and more of it\n.");
        assertThat(scrollback.isFullScreen()).isTrue();
        assertThat(text(scrollback.whole()))
                .startsWith("\033[0m\033[?1049h\033[?2004h")
                .doesNotContain("[?1h");
        print("\033[?1049l");
        assertThat(scrollback.isFullScreen()).isFalse();
    }

    @Test
    void what_only_looks_like_a_mode_sets_none() {
        print("\033[?\033[?h\033[?99999999999h\033[?10");
        print("49;h [?1049h\033[1049h");
        assertThat(scrollback.isFullScreen()).isTrue();
        print("\033c");
        assertThat(scrollback.isFullScreen()).isFalse();
    }
}
