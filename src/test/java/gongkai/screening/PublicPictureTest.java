package gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import gongkai.platform.Refused;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicPictureTest {

    private final PublicPicture copies = new PublicPicture(1_000_000);

    @Test
    void saysNothingOfPlaceAndCamera() throws IOException, ImageProcessingException {
        byte[] original = PictureSamples.jpeg(60, 40, 6);
        var before = ImageMetadataReader.readMetadata(new ByteArrayInputStream(original));
        assertThat(before.getFirstDirectoryOfType(GpsDirectory.class)).isNotNull();
        assertThat(text(original)).contains(PictureSamples.CAMERA);

        byte[] copy = copies.of(original, "文件“现场.jpg”");

        var after = ImageMetadataReader.readMetadata(new ByteArrayInputStream(copy));
        assertThat(after.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(after.getFirstDirectoryOfType(ExifIFD0Directory.class)).isNull();
        assertThat(text(copy)).doesNotContain(PictureSamples.CAMERA);
    }

    /** The colours of three corners: upper left, upper right, lower left. */
    @ParameterizedTest
    @CsvSource({
        "1, 60, 40, RED, BLUE, GREEN",
        "2, 60, 40, BLUE, RED, BLUE",
        "3, 60, 40, BLUE, GREEN, BLUE",
        "4, 60, 40, GREEN, BLUE, RED",
        "5, 40, 60, RED, GREEN, BLUE",
        "6, 40, 60, GREEN, RED, BLUE",
        "7, 40, 60, BLUE, BLUE, GREEN",
        "8, 40, 60, BLUE, BLUE, RED"
    })
    void turnsWhatWasHeldAskew(
            int orientation, int width, int height, String upperLeft, String upperRight, String lowerLeft)
            throws IOException {
        BufferedImage picture = ImageIO.read(
                new ByteArrayInputStream(copies.of(PictureSamples.jpeg(60, 40, orientation), "文件“a.jpg”")));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(colour(picture, 4, 4)).isEqualTo(upperLeft);
        assertThat(colour(picture, width - 5, 4)).isEqualTo(upperRight);
        assertThat(colour(picture, 4, height - 5)).isEqualTo(lowerLeft);
    }

    @Test
    void cleansPng() throws IOException {
        byte[] copy = copies.of(PictureSamples.png(60, 40), "文件“图.png”");
        assertThat(text(copy)).doesNotContain(PictureSamples.CAMERA, "tEXt", "eXIf");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(copy));
        assertThat(colour(picture, 4, 4)).as("turned by half").isEqualTo("BLUE");
        assertThat(colour(picture, 55, 4)).isEqualTo("GREEN");
    }

    @Test
    void keepsWhatCanBeSeenThrough() throws IOException {
        var clear = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(1, 1, 0x80FF0000);
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(copies.of(PictureSamples.written(clear, "png"), "文件“图.png”")));
        assertThat(picture.getRGB(1, 1)).isEqualTo(0x80FF0000);
        assertThat(picture.getRGB(5, 5) >>> 24).isZero();
    }

    @Test
    void refusesWhatIsTooLargeOrDamaged() {
        byte[] large = PictureSamples.written(new BufferedImage(1001, 1000, BufferedImage.TYPE_BYTE_GRAY), "png");
        assertThat(refusal(large)).isEqualTo("文件“a”超过100万像素，不能制作公开副本，请缩小后重新上传");
        byte[] whole = PictureSamples.written(PictureSamples.picture(60, 40), "png");
        assertThat(refusal(Arrays.copyOf(whole, 40))).contains("已损坏");
        assertThat(refusal(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})).contains("已损坏");
    }

    @Test
    void stripsWithoutTouchingAPoint() throws IOException {
        for (byte[] original : new byte[][] {PictureSamples.jpeg(60, 40, 6), PictureSamples.png(60, 40)}) {
            byte[] stripped = PictureSegments.stripped(original);
            assertThat(text(stripped)).doesNotContain(PictureSamples.CAMERA, "Exif", "eXIf");
            BufferedImage before = ImageIO.read(new ByteArrayInputStream(original));
            BufferedImage after = ImageIO.read(new ByteArrayInputStream(stripped));
            assertThat(after.getRGB(0, 0, 60, 40, null, 0, 60)).isEqualTo(before.getRGB(0, 0, 60, 40, null, 0, 60));
        }
    }

    private String refusal(byte[] picture) {
        return catchThrowableOfType(Refused.class, () -> copies.of(picture, "文件“a”"))
                .getMessage();
    }

    private static String colour(BufferedImage picture, int x, int y) {
        var colour = new Color(picture.getRGB(x, y));
        return colour.getRed() > 128 ? "RED" : colour.getGreen() > 128 ? "GREEN" : "BLUE";
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
