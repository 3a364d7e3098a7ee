package dev.podfall.grader.postmortem;

/**
 * Something that is wrong with a postmortem.
 *
 * @param section where; an {@link Section#id}
 * @param rule which rule says so: {@code missing}, {@code blame}, {@code evidence}, {@code action}, {@code prevention}, {@code too-long}
 * @param what in a sentence
 * @param next what to write instead, in a sentence
 */
public record PostmortemFinding(String section, String rule, String what, String next) {
    PostmortemFinding(Section section, String rule, String what, String next) {
        this(section.id(), rule, what, next);
    }
}
