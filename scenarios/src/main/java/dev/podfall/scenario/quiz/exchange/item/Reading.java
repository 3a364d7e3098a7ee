package dev.podfall.scenario.quiz.exchange.item;

import java.util.ArrayList;
import java.util.List;

/** What is found while a foreign file is read: items, what is wrong, and what gets lost. Used by one thread. */
public final class Reading {
    private final List<Item> items = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private String id = "";
    private String title = "";
    private String intro = "";
    private int minutes;

    /** The most questions that are taken from one file. */
    public static final int MOST = 1000;

    public void item(Item item) {
        if (items.size() == MOST) {
            throw new UnusableFile("it holds more than " + MOST + " questions", "Split it into several files.");
        }
        items.add(item);
    }

    public void problem(String where, String what, String next) {
        problems.add(new Problem(where, what, next));
    }

    public void loss(String where, String what) {
        losses.add(new Loss(where, what));
    }

    /** The first that is told counts. */
    public void named(String bankId, String bankTitle) {
        id = id.isEmpty() ? bankId : id;
        title = title.isEmpty() ? bankTitle : title;
    }

    /** Several are put one beneath the other. */
    public void introduced(String text) {
        String more = text.strip();
        intro = intro.isEmpty() || more.isEmpty() ? intro + more : intro + "\n\n" + more;
    }

    public void timed(int allowed) {
        minutes = allowed;
    }

    public Bank bank() {
        return new Bank(id, title, intro, minutes, items);
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    public List<Loss> losses() {
        return List.copyOf(losses);
    }
}
