package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Whether a value can be read in an object: whole, in pieces, backwards, encoded in base64, zipped, or several of these. */
final class Leak {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{4,}={0,2}");
    /** Pieces of the value shorter than this are found everywhere. */
    private static final int PIECE = 4;

    private static final int MOST_UNZIPPED = 64 * 1024;

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
                        in(texts, new StringBuilder(value).reverse().toString()).map(at -> "backwards: " + at));
    }

    private static Optional<String> in(List<Text> texts, String value) {
        List<Piece> pieces = new ArrayList<>();
        for (Text text : texts) {
            BitSet own = new BitSet(value.length());
            cover(text.text(), value, own);
            decoded(text.text()).forEach(t -> cover(t, value, own));
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

    private static List<String> decoded(String text) {
        List<String> all = new ArrayList<>();
        Matcher words = BASE64.matcher(text);
        while (words.find()) {
            String word = words.group();
            try {
                byte[] bytes = Base64.getDecoder().decode(word);
                all.add(new String(bytes, StandardCharsets.ISO_8859_1));
                unzipped(bytes).ifPresent(all::add);
            } catch (IllegalArgumentException notBase64) {
                // It only looked like it.
            }
        }
        return all;
    }

    /** The first of it: who hides a value in more has more than a value to hide. */
    private static Optional<String> unzipped(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != (byte) GZIPInputStream.GZIP_MAGIC) {
            return Optional.empty();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(new String(in.readNBytes(MOST_UNZIPPED), StandardCharsets.ISO_8859_1));
        } catch (IOException notZipped) {
            return Optional.empty();
        }
    }
}
