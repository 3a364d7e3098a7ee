package dev.podfall.scenario.quiz.exchange.item;

import java.util.List;

/**
 * A set of questions on its way between two formats.
 *
 * @param id empty where the file names none
 * @param title empty where the file names none
 * @param intro Markdown; empty for none
 * @param minutes 0 where the file names no time
 */
public record Bank(String id, String title, String intro, int minutes, List<Item> items) {
    public Bank {
        items = List.copyOf(items);
    }
}
