package gongkai.screening;

import gongkai.platform.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/**
 * A PDF as it is seen: without who made it and with what, remarks, attached files, programs and the earlier states that lie
 * behind later ones. What was filled into forms is drawn on the page.
 */
class PublicPdf {

    private static final List<COSName> OF_CATALOG = names(
            "Metadata",
            "AA",
            "OpenAction",
            "AF",
            "Collection",
            "Perms",
            "Legal",
            "SpiderInfo",
            "DSS",
            "Threads",
            "Requirements",
            "NeedsRendering",
            "PieceInfo",
            "AcroForm",
            "LastModified");
    private static final List<COSName> OF_PAGE =
            names("AA", "PieceInfo", "Metadata", "Thumb", "LastModified", "AF", "B");
    private static final List<COSName> OF_ANNOTATION =
            names("T", "RC", "Subj", "CreationDate", "M", "NM", "Popup", "IRT", "RT", "IT", "AA", "PA", "AF", "ExData");
    private static final List<COSName> OF_ANYTHING = names("PieceInfo", "CreatorInfo");
    /** What belongs to the page: ways to other places, and seals. All others are remarks on it. */
    private static final Set<String> KEPT_ANNOTATIONS = Set.of("Link", "Stamp", "Watermark", "PrinterMark", "TrapNet");

    private static final Set<String> HARMLESS_ACTIONS = Set.of("GoTo", "Named", "URI");
    private static final COSName ANNOTS = COSName.getPDFName("Annots");
    private static final COSName NEXT = COSName.getPDFName("Next");

    /** @param named as the sentences name the file: 文件“…” */
    byte[] of(byte[] pdf, String named) {
        if (PdfStreams.wouldBurst(pdf)) {
            throw new Refused("files", named + "展开后的内容过大，不能制作公开副本，请分成几个文件后重新上传");
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) {
                throw locked(named);
            }
            drawForms(document, named);
            for (PDPage page : document.getPages()) {
                clean(page.getCOSObject());
            }
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            keepDestinations(catalog);
            OF_CATALOG.forEach(catalog::removeItem);
            document.getDocument().getTrailer().removeItem(COSName.INFO);
            everywhere(catalog);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (InvalidPasswordException locked) {
            throw locked(named);
        } catch (Refused said) {
            throw said;
        } catch (IOException | RuntimeException | NoClassDefFoundError | StackOverflowError damaged) {
            throw new Refused("files", named + "已损坏或者写法特别，不能制作公开副本，请用“打印为PDF”重新生成后上传");
        }
    }

    private static Refused locked(String named) {
        return new Refused("files", named + "设置了密码或者限制，不能制作公开副本，请去掉后重新上传");
    }

    private static void drawForms(PDDocument document, String named) {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        if (form.xfaIsDynamic()) {
            throw form(named);
        }
        try {
            form.flatten(form.getFields(), form.getNeedAppearances());
        } catch (IOException | RuntimeException notDrawn) {
            throw form(named);
        }
    }

    private static Refused form(String named) {
        return new Refused("files", named + "含有不能处理的表单，请用“打印为PDF”重新生成后上传");
    }

    private static void clean(COSDictionary page) {
        OF_PAGE.forEach(page::removeItem);
        COSArray annotations = page.getCOSArray(ANNOTS);
        if (annotations == null) {
            return;
        }
        var kept = new COSArray();
        for (int i = 0; i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation
                    && KEPT_ANNOTATIONS.contains(String.valueOf(annotation.getNameAsString(COSName.SUBTYPE)))) {
                OF_ANNOTATION.forEach(annotation::removeItem);
                if (!"Link".equals(annotation.getNameAsString(COSName.SUBTYPE))) {
                    annotation.removeItem(COSName.CONTENTS);
                }
                kept.add(annotations.get(i));
            }
        }
        page.setItem(ANNOTS, kept);
    }

    /** Of the names only the places that links lead to; others are attached files and programs. */
    private static void keepDestinations(COSDictionary catalog) {
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        catalog.removeItem(COSName.NAMES);
        if (names != null && names.getItem(COSName.DESTS) != null) {
            var kept = new COSDictionary();
            kept.setItem(COSName.DESTS, names.getItem(COSName.DESTS));
            catalog.setItem(COSName.NAMES, kept);
        }
    }

    private static void everywhere(COSDictionary catalog) throws IOException {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> open = new ArrayDeque<>();
        open.push(catalog);
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            COSBase object = next instanceof COSObject reference ? reference.getObject() : next;
            if (object == null || !seen.add(object)) {
                continue;
            }
            if (object instanceof COSDictionary dictionary) {
                OF_ANYTHING.forEach(dictionary::removeItem);
                if (dictionary.getDictionaryObject(COSName.METADATA) instanceof COSStream) {
                    dictionary.removeItem(COSName.METADATA);
                }
                dropActions(dictionary, COSName.A);
                dropActions(dictionary, NEXT);
                if (dictionary instanceof COSStream stream) {
                    cleanPicture(stream);
                }
                dictionary.getValues().forEach(open::push);
            } else if (object instanceof COSArray array) {
                array.forEach(item -> {
                    if (item != null) {
                        open.push(item);
                    }
                });
            }
        }
    }

    private static void dropActions(COSDictionary owner, COSName key) {
        if (owner.getDictionaryObject(key) instanceof COSDictionary action) {
            String kind = action.getNameAsString(COSName.S);
            boolean elsewhere = "URI".equals(kind)
                    && !String.valueOf(action.getString(COSName.URI)).matches("(?i)(?:https?:|mailto:|tel:|#).*");
            boolean isAction = kind != null
                    && (key.equals(COSName.A)
                            || COSName.getPDFName("Action").equals(action.getCOSName(COSName.TYPE))
                            || action.containsKey(COSName.JS));
            if (isAction && (!HARMLESS_ACTIONS.contains(kind) || elsewhere)) {
                owner.removeItem(key);
            }
        } else if (key.equals(NEXT) && owner.getDictionaryObject(key) instanceof COSArray) {
            owner.removeItem(key);
        }
    }

    /** Photographs lie in a PDF as their camera wrote them. */
    private static void cleanPicture(COSStream stream) throws IOException {
        if (!COSName.DCT_DECODE.equals(stream.getDictionaryObject(COSName.FILTER))) {
            return;
        }
        byte[] picture;
        try (InputStream raw = stream.createRawInputStream()) {
            picture = raw.readAllBytes();
        }
        if (PictureSegments.isJpeg(picture)) {
            byte[] stripped = PictureSegments.stripped(picture);
            try (OutputStream raw = stream.createRawOutputStream()) {
                raw.write(stripped);
            }
        }
    }

    private static List<COSName> names(String... names) {
        return Arrays.stream(names).map(COSName::getPDFName).toList();
    }
}
