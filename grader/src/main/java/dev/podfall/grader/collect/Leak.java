package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a value can be read in an object: whole, in pieces, backwards, with its letters moved, in one of the {@linkplain Encodings
 * encodings} that anybody can undo, or several of these.
 */
final class Leak {
    /** Pieces of the value shorter than this are found everywhere. */
    private static final int PIECE = 4;

    private Leak() {}

    /** Where in the object; empty if the value cannot be put together from what stands there. */
    static Optional<String> in(JsonNode object, String value) {
        if (value.length() < PIECE) {
            return Optional.empty();
        }
        List<Text> texts = new ArrayList<>();
        collect("", object, texts);
        return in(texts, value)
                .or(() ->
                        in(texts, new StringBuilder(value).reverse().toString()).map(at -> "backwards: " + at))
                .or(() -> in(texts, Encodings.rotated(value)).map(at -> "in ROT13: " + at));
    }

    private static Optional<String> in(List<Text> texts, String value) {
        List<Piece> pieces = new ArrayList<>();
        for (Text text : texts) {
            BitSet own = new BitSet(value.length());
            cover(text.text(), value, own);
            Encodings.decoded(text.text()).forEach(t -> cover(t, value, own));
            if (!own.isEmpty()) {
                pieces.add(new Piece(text.place(), own));
            }
        }
        pieces.sort(Comparator.comparingInt((Piece p) -> -p.covers().cardinality()));
        return together(pieces, value.length());
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

    /** A named entry of a list is placed by its name. */
    private static void collect(String place, JsonNode node, List<Text> texts) {
        if (node.isTextual()) {
            texts.add(new Text(place, node.asText()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(place + "[" + node.get(i).path("name").asText(String.valueOf(i)) + "]", node.get(i), texts);
            }
        } else {
            node.properties()
                    .forEach(
                            e -> collect(place.isEmpty() ? e.getKey() : place + "." + e.getKey(), e.getValue(), texts));
        }
    }

    /** Marks the characters of the value that stand in the text, in pieces that are long enough. */
    private static void cover(String text, String value, BitSet covered) {
        for (int from = 0; from + PIECE <= value.length(); from++) {
            if (text.contains(value.substring(from, from + PIECE))) {
                covered.set(from, from + PIECE);
            }
        }
    }
}
