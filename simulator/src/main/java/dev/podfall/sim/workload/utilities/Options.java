package dev.podfall.sim.workload.utilities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parsed options and the operands after them. Long options are kept under their whole name. */
final class Options {
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    /** @throws Call.Usage on an unknown letter */
    static Options parse(List<String> words, String letters) {
        Options options = new Options();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                options.operands.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                options.put(
                        word.substring(2, equals < 0 ? word.length() : equals),
                        equals < 0 ? "" : word.substring(equals + 1));
            } else if (word.length() > 1 && word.startsWith("-") && !isNumberFor(word, letters)) {
                i += options.cluster(word, i + 1 < words.size() ? words.get(i + 1) : null, letters);
            } else {
                options.operands.add(word);
            }
        }
        return options;
    }

    private static boolean isNumberFor(String word, String letters) {
        return word.matches("-[0-9]+") && letters.indexOf('#') < 0;
    }

    private int cluster(String word, String following, String letters) {
        if (word.matches("-[0-9]+")) {
            put("#", word.substring(1));
            return 0;
        }
        for (int j = 1; j < word.length(); j++) {
            char letter = word.charAt(j);
            int known = letters.indexOf(letter);
            if (known < 0 || letter == ':' || letter == '#') {
                throw new Call.Usage("invalid option -- '" + letter + "'");
            }
            boolean takesValue = known + 1 < letters.length() && letters.charAt(known + 1) == ':';
            if (!takesValue) {
                put(String.valueOf(letter), "");
            } else if (j + 1 < word.length()) {
                put(String.valueOf(letter), word.substring(j + 1));
                return 0;
            } else if (following == null) {
                throw new Call.Usage("option requires an argument -- '" + letter + "'");
            } else {
                put(String.valueOf(letter), following);
                return 1;
            }
        }
        return 0;
    }

    private void put(String name, String value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String get(String name, String otherwise) {
        List<String> all = values.get(name);
        return all == null ? otherwise : all.get(all.size() - 1);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    List<String> operands() {
        return operands;
    }
}
