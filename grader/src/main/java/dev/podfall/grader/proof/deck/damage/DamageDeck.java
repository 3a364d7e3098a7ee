package dev.podfall.grader.proof.deck.damage;

import dev.podfall.grader.proof.deck.Card;
import java.util.ArrayList;
import java.util.List;

/** All damages beside a repair. */
public final class DamageDeck {
    private DamageDeck() {}

    public static List<Card> all() {
        List<Card> all = new ArrayList<>();
        all.addAll(Probes.all());
        all.addAll(Resources.all());
        all.addAll(Ways.all());
        all.addAll(Policies.all());
        all.addAll(Values.all());
        all.addAll(Data.all());
        all.addAll(Companions.all());
        all.addAll(Bystanders.all());
        all.addAll(Confinement.all());
        all.addAll(Hours.all());
        all.addAll(instead(Probes.all(), "probe", "probe-.*|unready-.*"));
        all.addAll(Companions.all().stream()
                .filter(card -> card.id().equals("other-containers-removed"))
                .map(Card::instead)
                .toList());
        all.addAll(instead(Resources.all(), "limit", ".*-removed|limit-on-another"));
        all.addAll(instead(Values.all(), "secret", "secret-in-.*"));
        return List.copyOf(all);
    }

    /**
     * Those that hide a fault which has such a parameter.
     *
     * @param ids a regular expression; the others would be half of a repair
     */
    private static List<Card> instead(List<Card> damages, String parameter, String ids) {
        return damages.stream()
                .filter(card -> card.id().matches(ids))
                .map(card -> card.instead().where(subject -> subject.breaks(parameter)))
                .toList();
    }
}
