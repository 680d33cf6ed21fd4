package tupa.wire.text;

import java.util.Arrays;

/** Sets of code points, each written as the first and the last of all its ranges, in ascending order. */
public final class Ranges {
    private Ranges() {}

    public static boolean contain(int[] ranges, int c) {
        int found = Arrays.binarySearch(ranges, c);
        return found >= 0 || (-found - 1) % 2 == 1;
    }
}
