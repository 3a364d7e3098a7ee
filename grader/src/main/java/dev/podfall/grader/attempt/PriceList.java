package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs to have criteria judged by checks.
 *
 * @param open those that are not paid for yet, by the ids that checks show
 * @param all every one that ever had a price, by the same
 */
record PriceList(Map<String, CriterionSpec> open, Map<String, CriterionSpec> all) {
    /** @param paid what was paid, by the criteria's ids */
    static PriceList of(RubricSpec rubric, Map<String, Integer> paid) {
        Map<String, CriterionSpec> open = new LinkedHashMap<>();
        Map<String, CriterionSpec> all = new LinkedHashMap<>();
        List<CriterionSpec> criteria = rubric.criteria();
        for (int i = 0; i < criteria.size(); i++) {
            CriterionSpec spec = criteria.get(i);
            if (Discretion.isForSale(spec)) {
                String shown = Discretion.shownId(spec, i + 1);
                all.put(shown, spec);
                if (!paid.containsKey(spec.id())) {
                    open.put(shown, spec);
                }
            }
        }
        return new PriceList(open, all);
    }

    /** Prices by the ids that checks show. */
    Map<String, Integer> prices() {
        Map<String, Integer> prices = new LinkedHashMap<>();
        open.forEach((shown, spec) -> prices.put(shown, spec.price()));
        return prices;
    }

    /**
     * What is bought, with its prices by the criteria's ids. What is paid for already costs nothing.
     *
     * @throws NotForSale for what never had a price
     */
    Map<String, Integer> buy(Collection<String> shown) {
        Map<String, Integer> bought = new LinkedHashMap<>();
        for (String id : shown) {
            if (!all.containsKey(id)) {
                throw new NotForSale(id, open.keySet());
            }
            CriterionSpec spec = open.get(id);
            if (spec != null) {
                bought.put(spec.id(), spec.price());
            }
        }
        return bought;
    }

    /** Nothing of that name has a price. */
    static final class NotForSale extends PodfallException {
        private static final long serialVersionUID = 1L;
        private static final int LONGEST_SHOWN = 60;

        NotForSale(String id, Collection<String> open) {
            super(
                    Category.CANDIDATE,
                    "There is nothing to pay for \""
                            + (id.length() > LONGEST_SHOWN ? id.substring(0, LONGEST_SHOWN) + "…" : id) + "\".",
                    open.isEmpty()
                            ? "A check judges all that it may: podfall check"
                            : "What has a price: " + String.join(", ", open));
        }
    }
}
