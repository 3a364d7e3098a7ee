package dev.podfall.web.ui;

import dev.podfall.web.account.Session;

/**
 * What surrounds a page.
 *
 * @param title the page's own, for the browser's tab
 * @param section which entry of the navigation is lit; null for none
 * @param formToken what every form carries; empty when nobody is signed in
 */
public record Frame(String title, Section section, String formToken) {
    /** The entries of the navigation. */
    public enum Section {
        LABS("Labs", "/labs"),
        QUIZZES("Quizzes", "/quizzes"),
        EXAMS("Exams", "/exams"),
        GAMEDAYS("Drills", "/gamedays"),
        HISTORY("History", "/history");

        private final String label;
        private final String path;

        Section(String label, String path) {
            this.label = label;
            this.path = path;
        }

        public String label() {
            return label;
        }

        public String path() {
            return path;
        }
    }

    /** For a page of a signed-in learner. */
    public static Frame of(String title, Section section, Session session) {
        return new Frame(title, section, session.formToken());
    }

    /** For a page anybody may see. */
    public static Frame open(String title) {
        return new Frame(title, null, "");
    }

    /** Seconds as people read them: {@code 4:05}, {@code 1 h 0 min}. */
    public static String clock(long seconds) {
        return seconds < 3600
                ? String.format("%d:%02d", seconds / 60, seconds % 60)
                : String.format("%d h %d min", seconds / 3600, seconds / 60 % 60);
    }
}
