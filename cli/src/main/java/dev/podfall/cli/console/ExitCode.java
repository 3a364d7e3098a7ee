package dev.podfall.cli.console;

/** How the command ends. The numbers are a contract, listed in the README. */
public enum ExitCode {
    /** Done, whatever the score. */
    OK(0),
    /** A defect of Podfall. */
    DEFECT(1),
    /** The command line makes no sense. */
    USAGE(2),
    /** What was asked for does not exist or cannot be done now. */
    REFUSED(3),
    /** Something is missing on this machine: a program, disk, a port. */
    ENVIRONMENT(4),
    /** An authored file is wrong. */
    AUTHOR(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The code for an error of that category; unknown categories count as defects. */
    static ExitCode ofCategory(String category) {
        return switch (category) {
            case "AUTHOR" -> AUTHOR;
            case "USAGE" -> USAGE;
            case "CANDIDATE" -> REFUSED;
            case "ENVIRONMENT" -> ENVIRONMENT;
            default -> DEFECT;
        };
    }
}
