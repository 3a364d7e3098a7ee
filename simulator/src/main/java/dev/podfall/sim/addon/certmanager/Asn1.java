package dev.podfall.sim.addon.certmanager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link dev.podfall.sim.authn.Der} writes. What is broken throws {@link IllegalArgumentException}. */
final class Asn1 {
    private static final int LONGEST_LENGTH = 3;

    private Asn1() {}

    static int tag(byte[] element) {
        return element[0] & 0xFF;
    }

    /** What an element holds, without its tag and length. */
    static byte[] content(byte[] element) {
        int[] bounds = bounds(element, 0);
        return Arrays.copyOfRange(element, bounds[0], bounds[1]);
    }

    /** The elements within an element, each with its tag and length. */
    static List<byte[]> children(byte[] element) {
        byte[] content = content(element);
        List<byte[]> all = new ArrayList<>();
        for (int at = 0; at < content.length; ) {
            int end = bounds(content, at)[1];
            all.add(Arrays.copyOfRange(content, at, end));
            at = end;
        }
        return all;
    }

    /** Where an element's content begins and ends. */
    private static int[] bounds(byte[] der, int at) {
        if (at + 2 > der.length) {
            throw new IllegalArgumentException("asn1: syntax error: data truncated");
        }
        int first = der[at + 1] & 0xFF;
        int bytes = first < 0x80 ? 0 : first & 0x7F;
        int length = first < 0x80 ? first : 0;
        if (bytes > LONGEST_LENGTH || at + 2 + bytes > der.length) {
            throw new IllegalArgumentException("asn1: syntax error: data truncated");
        }
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | der[at + 2 + i] & 0xFF;
        }
        int begin = at + 2 + bytes;
        if (begin + length > der.length) {
            throw new IllegalArgumentException("asn1: syntax error: data truncated");
        }
        return new int[] {begin, begin + length};
    }
}
