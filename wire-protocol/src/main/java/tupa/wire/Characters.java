package tupa.wire;

/** What Java does not tell about characters. */
public final class Characters {
    private Characters() {}

    /**
     * Letters and marks by category that draw nothing: fillers, grapheme joiner, variation selectors, and what newer
     * versions of Unicode than the running Java's know to be for control, or keep free for that.
     */
    public static boolean isInvisible(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c == 0x3164
                || c == 0xFFA0
                || (c >= 0x0890 && c <= 0x0891)
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0x2060 && c <= 0x206F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xFFF0 && c <= 0xFFFB)
                || (c >= 0x13430 && c <= 0x1343F)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
