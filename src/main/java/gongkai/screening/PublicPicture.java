package gongkai.screening;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import gongkai.platform.Refused;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Draws a picture anew, the way up that its camera noted, so that nothing but what is seen remains: no place, no time, no
 * author, no other file hidden behind it.
 */
class PublicPicture {

    private static final float QUALITY = 0.92f;
    private static final int TEN_THOUSAND = 10_000;

    private final int maxPixels;

    PublicPicture(int maxPixels) {
        this.maxPixels = maxPixels;
    }

    /** @param named as the sentences name the file: 文件“…” */
    byte[] of(byte[] picture, String named) {
        boolean jpeg = PictureSegments.isJpeg(picture);
        try {
            requireSize(picture, named);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            if (image == null) {
                throw damaged(named);
            }
            BufferedImage upright = upright(image, orientation(picture, jpeg), jpeg);
            return jpeg ? jpeg(upright) : png(upright);
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof Refused refused) {
                throw refused;
            }
            throw damaged(named);
        }
    }

    private void requireSize(byte[] picture, String named) throws IOException {
        Dimension size = Pictures.size(new ByteArrayInputStream(picture));
        if (size == null) {
            throw damaged(named);
        }
        if ((long) size.width * size.height > maxPixels) {
            throw new Refused("files", named + "超过" + maxPixels / TEN_THOUSAND + "万像素，不能制作公开副本，请缩小后重新上传");
        }
    }

    private static Refused damaged(String named) {
        return new Refused("files", named + "已损坏，或者是印刷用的色彩格式（CMYK），不能制作公开副本，请另存为RGB格式的JPG或者PNG后重新上传");
    }

    /** @return 1 to 8 as EXIF counts them, 1 where nothing is said */
    private static int orientation(byte[] picture, boolean jpeg) {
        try {
            var metadata = jpeg
                    ? JpegMetadataReader.readMetadata(new ByteArrayInputStream(picture), List.of(new ExifReader()))
                    : exifOfPng(picture);
            var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            int orientation = exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
            return orientation >= 1 && orientation <= 8 ? orientation : 1;
        } catch (JpegProcessingException | MetadataException | IOException | RuntimeException nothingSaid) {
            return 1;
        }
    }

    private static Metadata exifOfPng(byte[] picture) {
        var metadata = new Metadata();
        byte[] exif = PictureSegments.pngChunk(picture, "eXIf");
        if (exif != null) {
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
        }
        return metadata;
    }

    private static BufferedImage upright(BufferedImage image, int orientation, boolean jpeg) {
        if (orientation == 1 && !jpeg) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean lying = orientation > 4;
        var upright = new BufferedImage(lying ? height : width, lying ? width : height, type(image, jpeg));
        Graphics2D drawing = upright.createGraphics();
        drawing.drawImage(image, turn(orientation, width, height), null);
        drawing.dispose();
        return upright;
    }

    private static int type(BufferedImage image, boolean jpeg) {
        if (image.getColorModel().getNumComponents() == 1
                && image.getColorModel().getPixelSize() == 8
                && jpeg) {
            return BufferedImage.TYPE_BYTE_GRAY;
        }
        return jpeg ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_INT_ARGB;
    }

    /** From where the points were taken to where they are seen. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
