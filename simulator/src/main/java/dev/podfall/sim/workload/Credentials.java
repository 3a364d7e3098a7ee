package dev.podfall.sim.workload;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who the processes of a container are to the kernel. Mirrors {@code credentials(7)}.
 *
 * @param user numeric id
 * @param group numeric id of the primary group
 * @param groups all groups, ascending, the primary one among them
 * @param overrides whether file permissions do not bind it: root that has kept CAP_DAC_OVERRIDE and its kin
 */
public record Credentials(long user, long group, List<Long> groups, boolean overrides) {
    public static final Credentials ROOT = new Credentials(0, 0, List.of(0L), true);

    /** To read a file, or to list a directory. */
    public static final int READ = 4;

    /** To write to a file, or to make and remove what is in a directory. */
    public static final int WRITE = 2;

    /** To run a file, or to reach what is in a directory. */
    public static final int EXECUTE = 1;

    /** @param supplemental groups beside the primary one, in any order */
    public static Credentials of(long user, long group, List<Long> supplemental, boolean overrides) {
        List<Long> groups = Stream.concat(Stream.of(group), supplemental.stream())
                .distinct()
                .sorted()
                .toList();
        return new Credentials(user, group, groups, overrides);
    }

    /** Whether all of the {@code wanted} bits are given by a mode: its owner's, its group's, or everybody's part of it. */
    public boolean may(int wanted, int mode, long owner, long ownerGroup) {
        if (overrides) {
            return true;
        }
        int shift = owner == user ? 6 : groups.contains(ownerGroup) ? 3 : 0;
        return (mode >> shift & wanted) == wanted;
    }

    /** Whether it may change the mode and times of what belongs to {@code owner}. */
    public boolean owns(long owner) {
        return overrides || user == owner;
    }
}
