package gongkai.screening;

import java.awt.Dimension;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** How large pictures are, found without unpacking them. */
final class Pictures {

    /** A page, a card, a screen or a line cut out of one is longer than this; seals and emblems are shorter or square. */
    private static final int LONG_SIDE = 600;

    /** No seal is scanned larger. */
    private static final int LARGE_SQUARE = 1000;

    /** Thinner is a rule between paragraphs. */
    private static final int LINE = 10;

    private Pictures() {}

    static boolean mayHoldText(int width, int height) {
        int longer = Math.max(width, height);
        int shorter = Math.min(width, height);
        boolean nearlySquare = longer * 5 <= shorter * 6;
        return longer >= (nearlySquare ? LARGE_SQUARE : LONG_SIDE) && shorter >= LINE;
    }

    /** Of a kind that isn't known, it may. */
    static boolean mayHoldText(InputStream content) {
        try {
            Dimension size = size(content);
            return size == null || mayHoldText(size.width, size.height);
        } catch (IOException | RuntimeException unreadable) {
            return true;
        }
    }

    /** @return null where it is no picture that Java reads */
    static Dimension size(InputStream content) throws IOException {
        try (var input = ImageIO.createImageInputStream(content)) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return new Dimension(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }
}
