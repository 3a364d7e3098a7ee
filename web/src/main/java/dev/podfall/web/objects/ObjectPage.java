package dev.podfall.web.objects;

/**
 * What the page of an object shows.
 *
 * @param attempt the path of its attempt's page
 * @param yaml as it is, or as it was edited; null if there is none to be seen
 * @param difference what an edit would change, as the server sees it; null if none was tried
 * @param refusal why there is nothing to see, or an edit is not taken; null if it is
 * @param done what was just done; null for nothing
 */
record ObjectPage(String attempt, ObjectAddress at, String yaml, Difference difference, Refusal refusal, String done) {
    /** Longer texts than a form takes are only shown. */
    private static final int MOST_CHARACTERS = 19_000;

    /** @param byServer whether it was the API server that said no; otherwise nothing was sent to it */
    record Refusal(boolean byServer, String why) {}

    /** Whether there is a field to type into: there is an object, or somebody's edit of one, were it an empty one. */
    boolean hasForm() {
        return yaml != null;
    }

    String path() {
        return attempt + at.page();
    }

    boolean isEditable() {
        return yaml.length() <= MOST_CHARACTERS;
    }
}
