package dev.podfall.grader.proof.deck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.grader.proof.deck.cheat.CheatDeck;
import dev.podfall.grader.proof.deck.right.RightDeck;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecksTest {
    private static final List<Lab> LABS = Catalogue.builtIn().labs();

    @Test
    void each_card_has_an_id_of_its_own_and_a_sentence() {
        List<Card> all = Stream.concat(CheatDeck.all().stream(), RightDeck.all().stream())
                .toList();
        assertThat(all).extracting(Card::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z0-9]+)*"));
        assertThat(all).extracting(Card::summary).allMatch(s -> s.endsWith("."));
        assertThat(RightDeck.all()).extracting(Card::stake).containsOnly(Stake.right);
        assertThat(CheatDeck.all()).extracting(Card::stake).doesNotContain(Stake.right);
    }

    @Test
    void every_lab_with_a_server_is_played_with_many_of_each_kind() {
        for (Lab lab : LABS) {
            Subject.of(lab).ifPresent(subject -> {
                assertThat(fitting(CheatDeck.all(), subject)).as(lab.id()).hasSizeGreaterThanOrEqualTo(25);
                assertThat(fitting(RightDeck.all(), subject))
                        .as(lab.id())
                        .hasSizeGreaterThanOrEqualTo(canBeWrittenBack(subject) ? 20 : 15);
            });
        }
    }

    @Test
    void only_labs_whose_clients_call_no_server_are_not_played() {
        assertThat(LABS)
                .filteredOn(lab -> Subject.of(lab).isEmpty())
                .isNotEmpty()
                .allMatch(lab -> lab.clients().server() == null);
    }

    @Test
    void a_card_fits_where_its_lab_says_so() {
        assertThat(fitting(CheatDeck.all(), subject("config-error")))
                .contains("secret-in-halves", "only-secret-in-halves", "secret-in-the-history")
                .doesNotContain("secret-left-in-the-history");
        assertThat(fitting(CheatDeck.all(), subject("killed-on-load")))
                .contains("limit-removed", "only-limit-removed", "secret-left-in-the-history")
                .doesNotContain("secret-in-the-history", "only-probe-removed");
        assertThat(fitting(RightDeck.all(), subject("config-error")))
                .contains("secret-as-a-file")
                .doesNotContain("undo");
        assertThat(fitting(RightDeck.all(), subject("image-backoff")))
                .contains("undo", "secret-as-a-file", "secret-of-another-name", "secret-whole");
    }

    @Test
    void a_stake_says_what_may_be_earned() {
        assertThat(Stake.cheat.allows(65, 66)).isTrue();
        assertThat(Stake.cheat.allows(66, 66)).isFalse();
        assertThat(Stake.ruin.allows(66, 66)).isFalse();
        assertThat(Stake.damage.allows(99, 66)).isTrue();
        assertThat(Stake.half.allows(100, 66)).isFalse();
        assertThat(Stake.right.allows(99, 66)).isFalse();
        assertThat(Stake.right.allows(100, 66)).isTrue();
    }

    /** Where healthy manifests are no repair, the ways that write them back are not played. */
    private static boolean canBeWrittenBack(Subject subject) {
        return !subject.breaks("role")
                && !subject.breaks("binding")
                && !subject.breaks("finalizer")
                && subject.lab().scenario().breakage().faults().stream()
                        .allMatch(f -> f.with()
                                .path("namespace")
                                .asText(subject.namespace())
                                .equals(subject.namespace()));
    }

    private static Subject subject(String lab) {
        return Subject.of(LABS.stream()
                        .filter(l -> l.id().equals(lab))
                        .findFirst()
                        .orElseThrow())
                .orElseThrow();
    }

    private static List<String> fitting(List<Card> deck, Subject subject) {
        return deck.stream().filter(c -> c.fits().test(subject)).map(Card::id).toList();
    }
}
