package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a value can be read in an object: whole, in pieces, backwards, with its letters moved, in one of the {@linkplain Encodings
 * encodings} that anybody can undo, or several of these.
 */
final class Leak {
    /** Pieces of the value shorter than this are found everywhere. */
    private static final int PIECE = 4;

    /** Of texts that are remembered: most stand in many objects, and to look into one costs much more than to know it again. */
    private static final int MOST_KNOWN = 20_000;

    private static final int LONGEST_KNOWN = 200;

    private final List<Form> forms;
    private final Map<String, List<BitSet>> known = new HashMap<>();

    /** @param value what nobody shall read; one of less than four characters is found nowhere */
    Leak(String value) {
        this.forms = value.length() < PIECE
                ? List.of()
                : List.of(
                        Form.of("", value),
                        Form.of(
                                "backwards: ",
                                new StringBuilder(value).reverse().toString()),
                        Form.of("in ROT13: ", Encodings.rotated(value)));
    }

    /** Where in the object; empty if the value cannot be put together from what stands there. */
    Optional<String> in(JsonNode object) {
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        List<Text> texts = new ArrayList<>();
        collect("", object, texts);
        for (int form = 0; form < forms.size(); form++) {
            Optional<String> found = in(texts, form);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> in(List<Text> texts, int form) {
        List<Piece> pieces = new ArrayList<>();
        for (Text text : texts) {
            BitSet covers = covers(text.text()).get(form);
            if (!covers.isEmpty()) {
                pieces.add(new Piece(text.place(), covers));
            }
        }
        pieces.sort(Comparator.comparingInt((Piece p) -> -p.covers().cardinality()));
        return together(pieces, forms.get(form).length())
                .map(at -> forms.get(form).note() + at);
    }

    /** Which characters of each form stand in a text, or in what it says. */
    private List<BitSet> covers(String text) {
        List<BitSet> covers = known.get(text);
        if (covers == null) {
            List<String> readings = new ArrayList<>(Encodings.decoded(text));
            readings.add(text);
            covers = forms.stream().map(form -> form.in(readings)).toList();
            if (text.length() <= LONGEST_KNOWN && known.size() < MOST_KNOWN) {
                known.put(text, covers);
            }
        }
        return covers;
    }

    /** The largest pieces that make up the whole, if any do. */
    private static Optional<String> together(List<Piece> pieces, int length) {
        BitSet covered = new BitSet(length);
        List<String> places = new ArrayList<>();
        for (Piece piece : pieces) {
            BitSet more = (BitSet) piece.covers().clone();
            more.andNot(covered);
            if (!more.isEmpty()) {
                covered.or(piece.covers());
                places.add(piece.place());
            }
            if (covered.cardinality() == length) {
                String all = String.join(", ", places);
                return Optional.of(places.size() == 1 ? all : "in pieces: " + all);
            }
        }
        return Optional.empty();
    }

    /** @param covers which characters of the value stand there */
    private record Piece(String place, BitSet covers) {}

    private record Text(String place, String text) {}

    /** Names of fields are texts as well: keys of a ConfigMap, of labels. A named entry of a list is placed by its name. */
    private static void collect(String place, JsonNode node, List<Text> texts) {
        if (node.isTextual()) {
            texts.add(new Text(place, node.asText()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(place + "[" + node.get(i).path("name").asText(String.valueOf(i)) + "]", node.get(i), texts);
            }
        } else {
            node.properties().forEach(e -> {
                String at = place.isEmpty() ? e.getKey() : place + "." + e.getKey();
                texts.add(new Text(at, e.getKey()));
                collect(at, e.getValue(), texts);
            });
        }
    }

    /**
     * A way to write the value.
     *
     * @param note what is said of where it is found
     * @param pieces of the value, one from each of its characters on
     */
    private record Form(String note, List<String> pieces) {
        static Form of(String note, String value) {
            List<String> pieces = new ArrayList<>();
            for (int from = 0; from + PIECE <= value.length(); from++) {
                pieces.add(value.substring(from, from + PIECE));
            }
            return new Form(note, pieces);
        }

        int length() {
            return pieces.size() + PIECE - 1;
        }

        /** Which of its characters stand in one of the texts, in pieces that are long enough. */
        BitSet in(List<String> texts) {
            BitSet covered = new BitSet(length());
            for (int from = 0; from < pieces.size(); from++) {
                String piece = pieces.get(from);
                if (texts.stream().anyMatch(text -> text.contains(piece))) {
                    covered.set(from, from + PIECE);
                }
            }
            return covered;
        }
    }
}
