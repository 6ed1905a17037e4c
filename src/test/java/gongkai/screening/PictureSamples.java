package gongkai.screening;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as cameras and editors write them. */
final class PictureSamples {

    /** What no public copy may say. */
    static final String CAMERA = "SOMEBODYS-PHONE";

    private PictureSamples() {}

    /** Red at the left, blue at the right, green at the lower left, taken in GPS range with this orientation; another file hangs behind. */
    static byte[] jpeg(int width, int height, int orientation) {
        var bytes = new ByteArrayOutputStream();
        byte[] plain = written(picture(width, height), "jpeg");
        bytes.write(plain, 0, 2);
        segment(bytes, 0xE1, exif(orientation));
        segment(
                bytes,
                0xE1,
                ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + CAMERA + "</x:xmpmeta>")
                        .getBytes(StandardCharsets.ISO_8859_1));
        segment(bytes, 0xFE, ("remark of " + CAMERA).getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(plain, 2, plain.length - 2);
        bytes.writeBytes(("<script>" + CAMERA + "</script>").getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    static byte[] png(int width, int height) {
        byte[] plain = written(picture(width, height), "png");
        var bytes = new ByteArrayOutputStream();
        // After the signature and the header.
        bytes.write(plain, 0, 33);
        chunk(bytes, "tEXt", ("Author\0" + CAMERA).getBytes(StandardCharsets.ISO_8859_1));
        chunk(bytes, "eXIf", Arrays.copyOfRange(exif(3), 6, exif(3).length));
        bytes.write(plain, 33, plain.length - 33);
        bytes.writeBytes(CAMERA.getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    static BufferedImage picture(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                Color colour = x >= width / 2 ? Color.BLUE : y >= height / 2 ? Color.GREEN : Color.RED;
                picture.setRGB(x, y, colour.getRGB());
            }
        }
        return picture;
    }

    static byte[] written(BufferedImage picture, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** TIFF, big endian: orientation, the camera's maker, and a GPS directory with a latitude. */
    private static byte[] exif(int orientation) {
        byte[] maker = (CAMERA + "\0").getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(200);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        exif.putShort((short) 3);
        exif.putShort((short) 0x010F).putShort((short) 2).putInt(maker.length).putInt(50);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(80);
        exif.putInt(0);
        exif.position(6 + 50);
        exif.put(maker);
        exif.position(6 + 80);
        exif.putShort((short) 1);
        exif.putShort((short) 2).putShort((short) 5).putInt(3).putInt(110);
        exif.putInt(0);
        exif.position(6 + 110);
        exif.putInt(31).putInt(1).putInt(44).putInt(1).putInt(0).putInt(1);
        return exif.array();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xFF);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        var body = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        var check = new CRC32();
        check.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
