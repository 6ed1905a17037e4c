package gongkai.screening;

import java.awt.Dimension;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** How large pictures are, found without unpacking them. */
final class Pictures {

    /** A page, a card or a screen fits into this and can be read; seals and emblems are smaller or square. */
    private static final int LONG_SIDE = 600;

    private static final int SHORT_SIDE = 350;

    private Pictures() {}

    static boolean mayHoldText(int width, int height) {
        return Math.max(width, height) >= LONG_SIDE && Math.min(width, height) >= SHORT_SIDE;
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
