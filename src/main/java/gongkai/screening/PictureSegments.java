package gongkai.screening;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** A JPEG or PNG inside another file, without what cameras and editors wrote into it; not a point of the picture changes. */
final class PictureSegments {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** Beside the critical ones, which begin with a capital: what says how the picture looks or moves. */
    private static final Set<String> LOOKS = Set.of(
            "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "sPLT", "cICP", "acTL", "fcTL",
            "fdAT");

    private PictureSegments() {}

    static boolean isJpeg(byte[] picture) {
        return picture.length > 3
                && (picture[0] & 0xFF) == 0xFF
                && (picture[1] & 0xFF) == SOI
                && (picture[2] & 0xFF) == 0xFF;
    }

    static boolean isPng(byte[] picture) {
        return startsWith(picture, 0, PNG);
    }

    /** @throws IllegalArgumentException where the picture is damaged */
    static byte[] stripped(byte[] picture) {
        if (isJpeg(picture)) {
            return jpeg(picture);
        }
        if (isPng(picture)) {
            return png(picture);
        }
        throw new IllegalArgumentException("Neither JPEG nor PNG");
    }

    private static byte[] jpeg(byte[] picture) {
        var out = new ByteArrayOutputStream(picture.length);
        out.write(picture, 0, 2);
        int at = 2;
        while (at + 4 <= picture.length) {
            if ((picture[at] & 0xFF) != 0xFF) {
                throw new IllegalArgumentException("No marker");
            }
            int marker = picture[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == SOS) {
                int end = endOfImage(picture, at);
                out.write(picture, at, end - at);
                return out.toByteArray();
            }
            int length = 2 + ((picture[at + 2] & 0xFF) << 8 | picture[at + 3] & 0xFF);
            if (at + length > picture.length) {
                break;
            }
            if (isPartOfPicture(picture, at, marker)) {
                out.write(picture, at, length);
            }
            at += length;
        }
        throw new IllegalArgumentException("Cut short");
    }

    private static boolean isPartOfPicture(byte[] picture, int at, int marker) {
        return switch (marker) {
            case APP0 -> startsWith(picture, at + 4, "JFIF\0".getBytes(StandardCharsets.US_ASCII));
            case APP2 -> startsWith(picture, at + 4, "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII));
            case APP14 -> true;
            default -> marker != COMMENT && (marker < APP0 || marker > APP15);
        };
    }

    /** Right after the picture: behind it, phones hang others. */
    private static int endOfImage(byte[] picture, int from) {
        for (int at = from; at + 1 < picture.length; at++) {
            if ((picture[at] & 0xFF) == 0xFF && (picture[at + 1] & 0xFF) == EOI) {
                return at + 2;
            }
        }
        return picture.length;
    }

    private static byte[] png(byte[] picture) {
        var out = new ByteArrayOutputStream(picture.length);
        out.write(picture, 0, PNG.length);
        int at = PNG.length;
        while (at + 12 <= picture.length) {
            long length = 12 + chunkLength(picture, at);
            if (at + length > picture.length) {
                break;
            }
            String type = chunkType(picture, at);
            if (Character.isUpperCase(type.charAt(0)) || LOOKS.contains(type)) {
                out.write(picture, at, (int) length);
            }
            at += (int) length;
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
        }
        throw new IllegalArgumentException("Cut short");
    }

    /** @return the data of the first chunk of that type, or null */
    static byte[] pngChunk(byte[] picture, String wanted) {
        int at = PNG.length;
        while (at + 12 <= picture.length) {
            long length = chunkLength(picture, at);
            if (at + 12 + length > picture.length) {
                return null;
            }
            if (chunkType(picture, at).equals(wanted)) {
                return Arrays.copyOfRange(picture, at + 8, (int) (at + 8 + length));
            }
            at += (int) (12 + length);
        }
        return null;
    }

    private static long chunkLength(byte[] picture, int at) {
        return (picture[at] & 0xFFL) << 24
                | (picture[at + 1] & 0xFF) << 16
                | (picture[at + 2] & 0xFF) << 8
                | picture[at + 3] & 0xFF;
    }

    private static String chunkType(byte[] picture, int at) {
        return new String(picture, at + 4, 4, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] picture, int at, byte[] start) {
        if (at + start.length > picture.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (picture[at + i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
