package gongkai.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's secret: from GONGKAI_SECRET, or made once and kept as {@code secret.key} in the data directory. It
 * seals personal numbers at rest and derives what must be answered again alike.
 */
@Component
public class Secrets {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private final SecureRandom random = new SecureRandom();
    private final byte[] sealing;
    private final byte[] deriving;

    Secrets(@Value("${GONGKAI_SECRET:}") String secret, @Value("${gongkai.home}") Path home) {
        byte[] root = secret.isBlank() ? kept(home) : secret.getBytes(StandardCharsets.UTF_8);
        sealing = hmac(root, "seal");
        deriving = hmac(root, "derive");
    }

    /** Fresh randomness, as hexadecimal text of twice as many characters. */
    public String random(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return HexFormat.of().formatHex(some);
    }

    /** The same 32 bytes for the same text, for nobody without the secret. */
    public byte[] derive(String text) {
        return hmac(deriving, text);
    }

    /** A digest by which equal texts are found again without being readable. */
    public String digest(String text) {
        return HexFormat.of().formatHex(derive("digest|" + text));
    }

    /** AES-GCM under a fresh nonce; Base64. */
    public String seal(String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    public String open(String sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealed text can't be read: was secret.key or GONGKAI_SECRET changed?", e);
        }
    }

    private static byte[] hmac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] kept(Path home) {
        Path file = home.resolve("secret.key");
        try {
            Files.createDirectories(home);
            if (!Files.exists(file)) {
                try {
                    Files.writeString(file, random(32), StandardOpenOption.CREATE_NEW);
                } catch (FileAlreadyExistsException another) {
                    // a second node was quicker: its secret is read below
                }
                file.toFile().setReadable(false, false);
                file.toFile().setReadable(true, true);
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The secret can't be kept in " + file, e);
        }
    }
}
