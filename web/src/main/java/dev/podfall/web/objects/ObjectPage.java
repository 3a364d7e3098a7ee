package dev.podfall.web.objects;

/**
 * What the page of an object shows.
 *
 * @param attempt the path of its attempt's page
 * @param yaml as it is, or as it was edited
 * @param difference what an edit would change, as the server sees it; null if none was tried
 * @param problem why an edit is refused; null if it is not
 * @param done what was just done; null for nothing
 */
record ObjectPage(String attempt, ObjectAddress at, String yaml, Difference difference, String problem, String done) {
    /** Longer texts than a form takes are only shown. */
    private static final int MOST_CHARACTERS = 19_000;

    String path() {
        return attempt + at.page();
    }

    boolean isEditable() {
        return yaml.length() <= MOST_CHARACTERS;
    }
}
